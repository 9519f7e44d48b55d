/** What a buffer begins with: making one costs more than filling it. */
const FIRST_SIZE = 16_384

/** The largest buffer that is kept for the next body. */
const SPARE_SIZE = 524_288

const EMPTY = new Uint8Array(0)

/** The buffer of a body that is sent, one for the isolate, as long as it lives. */
let spare = EMPTY

/** Bytes appended to each other, in a buffer that grows with them. */
export class ByteBuffer {
  #bytes = EMPTY
  #length = 0

  /** How many bytes there are. */
  get length(): number {
    return this.#length
  }

  /** Copies the bytes behind those that are there. */
  append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length
    if (length > this.#bytes.length) this.#grow(length)
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
    const { length } = this.#bytes
    if (length > spare.length && length <= SPARE_SIZE) spare = this.#bytes
    this.#bytes = EMPTY
    this.#length = 0
  }

  #grow(length: number): void {
    let grown = spare
    if (grown.length < length) {
      grown = new Uint8Array(Math.max(FIRST_SIZE, 2 * this.#bytes.length, length))
    } else spare = EMPTY
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}
