/** What a buffer begins with: making one costs more than filling it. */
const FIRST_SIZE = 16_384

/** The largest buffer that is kept for the next body. */
const SPARE_SIZE = 524_288

/** The buffer of a body that is sent, one for the isolate, as long as it lives. */
let spare: Uint8Array<ArrayBuffer> | null = null

/** Bytes appended to each other, in a buffer that grows with them. */
export class ByteBuffer {
  #bytes = new Uint8Array(0)
  #length = 0

  /** How many bytes there are. */
  get length(): number {
    return this.#length
  }

  /** Copies the bytes behind those that are there. */
  append(bytes: Uint8Array): void {
    const length = this.#length + bytes.byteLength
    if (length > this.#bytes.byteLength) this.#grow(length)
    this.#bytes.set(bytes, this.#length)
    this.#length = length
  }

  /** Lends all bytes, until the next are appended or the buffer is released, and begins anew. */
  take(): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.#length)
    this.#length = 0
    return bytes
  }

  /** Leaves the buffer to the next body. */
  release(): void {
    const size = this.#bytes.byteLength
    if (size <= SPARE_SIZE && size > (spare?.byteLength ?? 0)) spare = this.#bytes
    this.#bytes = new Uint8Array(0)
    this.#length = 0
  }

  #grow(length: number): void {
    const grown = takeSpare(length) ?? makeBuffer(this.#bytes.byteLength, length)
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}

const takeSpare = (length: number): Uint8Array<ArrayBuffer> | null => {
  if (spare === null || spare.byteLength < length) return null
  const taken = spare
  spare = null
  return taken
}

const makeBuffer = (size: number, length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Math.max(FIRST_SIZE, 2 * size, length))
