import { BadRequest } from './exceptions/bad-request.ts'
import { FileStorage } from './file-storage.ts'
import type { Headers } from './headers.ts'
import { MultipartError } from './multipart-decoder.ts'
import { decodeField, readPart, type MultipartEvents } from './multipart-events.ts'
import { streamPieces, type BodyReader } from './read-body.ts'

/** A part of a form as it arrives: a field is read, a file streams. */
export type FormPart =
  | {
      readonly kind: 'field'
      readonly name: string | null
      readonly value: string
      readonly headers: Headers | null
    }
  | { readonly kind: 'file'; readonly name: string | null; readonly file: FileStorage }

/** The same events, but where the body is broken a 400: what came before the break has been given out already. */
async function* refuseBroken(events: MultipartEvents): MultipartEvents {
  try {
    yield* events
  } catch (error) {
    if (!(error instanceof MultipartError)) throw error
    throw new BadRequest(`Failed to read the form: ${error.message}`, { cause: error })
  }
}

/** The data of the part whose head came last, taken from the body when it is asked for. */
const readData = (events: MultipartEvents): BodyReader => {
  let state: 'open' | 'ended' | 'passed' = 'open'
  const read = async (): Promise<Uint8Array | null> => {
    const { value } = await events.next()
    if (value?.kind === 'data') return value.bytes
    state = 'ended'
    return null
  }
  return {
    async read() {
      if (state === 'open') return read()
      if (state === 'ended') return null
      throw new TypeError('A file has to be read before the next part is asked for')
    },
    async cancel() {
      if (state !== 'open') return
      while ((await read()) !== null);
      state = 'passed'
    },
  }
}

/** The parts of a multipart body one after the other; where it is broken, a 400. */
export async function* readParts(body: MultipartEvents): AsyncGenerator<FormPart, void, void> {
  const events = refuseBroken(body)
  for await (const head of events) {
    if (head.kind !== 'part') continue
    const { name, filename, headers } = head
    if (filename === null) {
      yield { kind: 'field', name, value: decodeField(await readPart(events), headers), headers }
      continue
    }
    const data = readData(events)
    yield {
      kind: 'file',
      name,
      file: new FileStorage(streamPieces(data), { name, filename, headers }),
    }
    await data.cancel()
  }
}
