import { concatBytes } from './concat-bytes.ts'
import { decodeBytes, findCharset } from './decode-bytes.ts'
import type { Headers } from './headers.ts'
import { MultipartDecoder, type MultipartEvent, type MultipartLimits } from './multipart-decoder.ts'
import { parseOptionsHeader } from './parse-options-header.ts'
import type { BodyReader } from './read-body.ts'

/** The events of a multipart body, in order. */
export type MultipartEvents = AsyncGenerator<MultipartEvent, void, void>

/** Reads a multipart body; whoever stops asking says that the rest is not wanted. */
export async function* readMultipart(
  reader: BodyReader,
  boundary: string,
  limits: MultipartLimits,
): MultipartEvents {
  const decoder = new MultipartDecoder(boundary, limits)
  try {
    for (let piece = await reader.read(); piece !== null; piece = await reader.read()) {
      yield* decoder.feed(piece)
    }
    decoder.finish()
  } finally {
    await reader.cancel()
  }
}

/** The bytes of the part whose head came last. */
export const readPart = async (events: MultipartEvents): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  for (;;) {
    const { value } = await events.next()
    if (value?.kind !== 'data') return concatBytes(pieces)
    pieces.push(value.bytes)
  }
}

/** The text of a field: UTF-8, unless its Content-Type names another charset that Werkzeug takes ([I3]). */
export const decodeField = (bytes: Uint8Array, headers: Headers): string => {
  const { options } = parseOptionsHeader(headers.get('content-type'))
  return decodeBytes(bytes, findCharset(options.get('charset')?.toLowerCase() ?? '') ?? 'utf-8')
}
