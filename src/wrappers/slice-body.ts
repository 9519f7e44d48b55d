import {
  type Chunk,
  chunksOf,
  encodeChunk,
  isSequence,
  type ResponseBody,
} from './response-body.ts'

/** The bytes of a body from `start` up to `stop`; nothing is read past them. */
export const sliceBody = (
  body: ResponseBody,
  start: number,
  stop: number,
): Iterable<Uint8Array> | AsyncIterable<Uint8Array> => {
  const slicer = new Slicer(start, stop)
  if (isSequence(body)) return sliceSync(chunksOf(body), slicer)
  return Symbol.iterator in body ? sliceSync(body, slicer) : sliceAsync(body, slicer)
}

/** Cuts the chunks of a body, given one after the other, to the part that is asked for. */
class Slicer {
  readonly #start: number
  readonly #stop: number
  #at = 0

  constructor(start: number, stop: number) {
    this.#start = start
    this.#stop = stop
  }

  get isDone(): boolean {
    return this.#at >= this.#stop
  }

  cut(chunk: Chunk): Uint8Array {
    const bytes = encodeChunk(chunk)
    const part = bytes.subarray(
      Math.max(this.#start - this.#at, 0),
      Math.max(this.#stop - this.#at, 0),
    )
    this.#at += bytes.length
    return part
  }
}

function* sliceSync(chunks: Iterable<Chunk>, slicer: Slicer): Generator<Uint8Array> {
  for (const chunk of chunks) {
    const part = slicer.cut(chunk)
    if (part.length > 0) yield part
    if (slicer.isDone) return
  }
}

async function* sliceAsync(
  chunks: AsyncIterable<Chunk>,
  slicer: Slicer,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    const part = slicer.cut(chunk)
    if (part.length > 0) yield part
    if (slicer.isDone) return
  }
}
