/** One piece of a body: text is sent as UTF-8. */
export type Chunk = string | Uint8Array

/**
 * What a Response can send. A string or bytes travel as they are; a list is a body of known length;
 * a generator or a stream is sent as it goes.
 */
export type ResponseBody = Chunk | Iterable<Chunk> | AsyncIterable<Chunk> | null

const encoder = new TextEncoder()
const isAscii = /^[\0-\x7f]*$/

/** The bytes of a piece of a body. */
export const encodeChunk = (chunk: Chunk): Uint8Array => {
  if (typeof chunk === 'string') return encoder.encode(chunk)
  if (chunk instanceof Uint8Array) return chunk
  throw new TypeError(
    `A body is made of strings and Uint8Arrays, not of ${describe(chunk)}; write JSON.stringify(value) for JSON`,
  )
}

/** How many bytes a piece of a body has. */
const chunkLength = (chunk: Chunk): number =>
  typeof chunk === 'string' && isAscii.test(chunk) ? chunk.length : encodeChunk(chunk).byteLength

/** A body that is there as a whole: null, a string, bytes, a list of them. */
export type Sequence = null | Chunk | readonly Chunk[]

/** Whether a body is there as a whole. */
export const isSequence = (body: ResponseBody): body is Sequence =>
  body === null || typeof body === 'string' || body instanceof Uint8Array || Array.isArray(body)

/** The pieces of a body that is there as a whole. */
export const chunksOf = (body: Sequence): readonly Chunk[] => {
  if (body === null) return []
  return typeof body === 'string' || body instanceof Uint8Array ? [body] : body
}

/** How many bytes a body has that is there as a whole. */
export const sequenceLength = (body: Sequence): number => {
  let length = 0
  for (const chunk of chunksOf(body)) length += chunkLength(chunk)
  return length
}

/** The body that was given to a Response, or an error that says what to give instead. */
export const checkBody = (body: ResponseBody): ResponseBody => {
  if (isSequence(body) || Symbol.asyncIterator in body || Symbol.iterator in body) return body
  throw new TypeError(
    `A Response takes a string, bytes, an iterable of them or null, not ${describe(body)}; write JSON.stringify(value) for JSON`,
  )
}

const describe = (value: unknown): string =>
  value === null || typeof value !== 'object'
    ? String(value)
    : `an object of ${value.constructor.name}`
