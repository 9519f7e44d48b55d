import { bytesOf, createBodyError, isNoBody } from './chunk.ts'

/** One piece of a body: text, which is sent as UTF-8, or bytes. */
export type Chunk = string | ArrayBuffer | ArrayBufferView

/**
 * What a Response can send. A string or bytes travel as they are; a list is a body of known length;
 * a generator or a stream is sent as it goes.
 */
export type ResponseBody = Chunk | Iterable<Chunk> | AsyncIterable<Chunk> | null

const encoder = new TextEncoder()
const isAscii = /^[\0-\x7f]*$/

/** Whether a value is text or bytes. */
export const isChunk = (value: unknown): value is Chunk =>
  typeof value === 'string' || ArrayBuffer.isView(value) || value instanceof ArrayBuffer

/** The bytes of a piece of a body. */
export const encodeChunk = (chunk: Chunk): Uint8Array =>
  typeof chunk === 'string' ? encoder.encode(chunk) : bytesOf(chunk)

/** How many bytes a piece of a body has. */
const chunkLength = (chunk: Chunk): number =>
  typeof chunk === 'string' && isAscii.test(chunk) ? chunk.length : encodeChunk(chunk).byteLength

/** A body that is there as a whole: null, a string, bytes, a list of them. */
export type Sequence = null | Chunk | readonly Chunk[]

/** Whether a body is there as a whole. */
export const isSequence = (body: ResponseBody): body is Sequence =>
  body === null || isChunk(body) || Array.isArray(body)

/** The pieces of a body that is there as a whole. */
export const chunksOf = (body: Sequence): readonly Chunk[] => {
  if (body === null) return []
  return isChunk(body) ? [body] : body
}

/** How many bytes a body has that is there as a whole. */
export const sequenceLength = (body: Sequence): number => {
  let length = 0
  for (const chunk of chunksOf(body)) length += chunkLength(chunk)
  return length
}

/** The body that was given to a Response and is no string or bytes, or an error that says what to give instead. */
export const checkBody = (body: ResponseBody): ResponseBody => {
  if (typeof body === 'object' && body !== null && !isNoBody(body)) {
    if (Symbol.asyncIterator in body || Symbol.iterator in body) return body
  }
  throw createBodyError(body)
}
