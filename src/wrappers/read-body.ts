import { concatBytes } from './concat-bytes.ts'
import { ClientDisconnected } from './exceptions/bad-request.ts'
import { RequestEntityTooLarge } from './exceptions/client-errors.ts'

/** The size of one read, as Werkzeug reads a body: its limits count by it. */
const READ_SIZE: number = 64 * 1024

/** A body read piece by piece. */
export interface BodyReader {
  /** A piece of exactly `READ_SIZE` bytes, the last one shorter; null at the end. */
  read(): Promise<Uint8Array | null>
  /** Says that the rest is not wanted, and leaves the stream for others to find empty. */
  cancel(): Promise<void>
}

/** Reads a stream that fills the buffers it is given: nothing is copied. */
const readBuffers = (reader: ReadableStreamBYOBReader): BodyReader => ({
  async read() {
    const { value } = await reader.readAtLeast(READ_SIZE, new Uint8Array(READ_SIZE))
    return value === undefined || value.length === 0 ? null : value
  },
  async cancel() {
    await reader.cancel()
    reader.releaseLock()
  },
})

/** Reads a stream that gives pieces of its own size. */
const readChunks = (reader: ReadableStreamDefaultReader<Uint8Array>): BodyReader => {
  let rest: Uint8Array = new Uint8Array(0)
  return {
    async read() {
      const pieces = [rest]
      let { length } = rest
      while (length < READ_SIZE) {
        const { done, value } = await reader.read()
        if (done) break
        pieces.push(value)
        length += value.length
      }
      const whole = concatBytes(pieces)
      rest = whole.subarray(READ_SIZE)
      return whole.length === 0 ? null : whole.subarray(0, READ_SIZE)
    },
    async cancel() {
      await reader.cancel()
      reader.releaseLock()
    },
  }
}

/** Reads bytes that are in memory already. */
export const readBytes = (bytes: Uint8Array): BodyReader => {
  let at = 0
  return {
    read() {
      const piece = bytes.subarray(at, at + READ_SIZE)
      at += piece.length
      return Promise.resolve(piece.length === 0 ? null : piece)
    },
    cancel: () => Promise.resolve(),
  }
}

/** Reads a stream; one that is locked is a TypeError. */
export const readStream = (stream: ReadableStream<Uint8Array>): BodyReader => {
  try {
    return readBuffers(stream.getReader({ mode: 'byob' }))
  } catch {
    // A stream made by JavaScript may not know how to fill a buffer.
    return readChunks(stream.getReader())
  }
}

/** Throws what a failed read of a request's body means: its caller broke off, unless it was read wrongly here. */
export const refuseBroken = (cause: unknown): never => {
  if (cause instanceof TypeError) throw cause
  throw new ClientDisconnected(null, { cause })
}

/** The same for a request: a body that turns out longer than the limit is a 413, one that breaks off a 400. */
export const limitReader = (reader: BodyReader, limit: number): BodyReader => {
  let length = 0
  return {
    async read() {
      const piece = await reader.read().catch(refuseBroken)
      length += piece?.length ?? 0
      if (length > limit) throw new RequestEntityTooLarge()
      return piece
    },
    // A stream that broke refuses to be cancelled; why, `read` has said.
    cancel: () => reader.cancel().catch(() => {}),
  }
}

/** All that is left to read. */
export const readAll = async (reader: BodyReader): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = []
  try {
    for (let piece = await reader.read(); piece !== null; piece = await reader.read()) {
      pieces.push(piece)
    }
  } finally {
    await reader.cancel()
  }
  return concatBytes(pieces)
}

/** What is left to read as a stream that reads when it is read. */
export const streamPieces = (reader: BodyReader): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = await reader.read().catch(async (error: unknown) => {
          await reader.cancel()
          throw error
        })
        if (piece === null) controller.close()
        else controller.enqueue(piece)
      },
      cancel: () => reader.cancel(),
    },
    { highWaterMark: 0 },
  )
