import { RequestEntityTooLarge } from './exceptions/client-errors.ts'
import { FileStorage } from './file-storage.ts'
import { ImmutableMultiDict } from './immutable-multi-dict.ts'
import { MultipartError, type MultipartLimits } from './multipart-decoder.ts'
import { decodeField, readMultipart, readPart } from './multipart-events.ts'
import { parseQuery } from './parse-query.ts'
import type { BodyReader } from './read-body.ts'

/** The fields of a form; the key of a field without a name is null. */
export type FormFields = ImmutableMultiDict<string | null>

/** The files of a form; the key of a file without a name is null. */
export type FormFiles = ImmutableMultiDict<string | null, FileStorage>

/** A parsed form. */
export interface ParsedForm {
  readonly form: FormFields
  readonly files: FormFiles
}

/** What a body that is no form comes to. */
export const emptyForm = (): ParsedForm => ({
  form: new ImmutableMultiDict(),
  files: new ImmutableMultiDict(),
})

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const AMPERSAND = 38

/** Whether a form has more fields than `size` bytes could hold, so that its fields take many times its memory. */
const hasTooManyFields = (bytes: Uint8Array, size: number): boolean => {
  let rest = size / 2
  for (const byte of bytes) if (byte === AMPERSAND) rest -= 1
  return rest < 0
}

/**
 * Parses an urlencoded form; one that is not UTF-8 is empty ([H1]). Werkzeug limits its bytes only where the
 * caller says how many they are. Elsewhere its fields are limited here, to as many as that limit could hold.
 */
export const parseUrlencodedForm = (
  bytes: Uint8Array,
  max_form_memory_size: number | null,
): ParsedForm => {
  if (hasTooManyFields(bytes, max_form_memory_size ?? Infinity)) throw new RequestEntityTooLarge()
  try {
    return { ...emptyForm(), form: new ImmutableMultiDict(parseQuery(utf8.decode(bytes))) }
  } catch {
    return emptyForm()
  }
}

/** Parses a multipart form into memory; a broken one is empty, whatever came before the break ([I1]). */
export const parseMultipartForm = async (
  reader: BodyReader,
  boundary: string,
  limits: MultipartLimits,
): Promise<ParsedForm> => {
  const fields: [string | null, string][] = []
  const files: [string | null, FileStorage][] = []
  const events = readMultipart(reader, boundary, limits)
  try {
    for await (const event of events) {
      if (event.kind !== 'part') continue
      const { name, filename, headers } = event
      const bytes = await readPart(events)
      if (filename === null) fields.push([name, decodeField(bytes, headers)])
      // A copy, since a view would keep the whole piece of the body in memory.
      else files.push([name, new FileStorage(bytes.slice(), { name, filename, headers })])
    }
  } catch (error) {
    if (error instanceof MultipartError) return emptyForm()
    throw error
  }
  return { form: new ImmutableMultiDict(fields), files: new ImmutableMultiDict(files) }
}
