/** What a buffer begins with: making one costs more than filling it. */
const FIRST_SIZE = 16_384

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

  /** Gives all bytes and forgets them. */
  take(): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.#length)
    this.#bytes = new Uint8Array(0)
    this.#length = 0
    return bytes
  }

  #grow(length: number): void {
    const grown = new Uint8Array(Math.max(FIRST_SIZE, 2 * this.#bytes.byteLength, length))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }
}
