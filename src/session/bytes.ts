/** What may be given where bytes are asked for: bytes in any view, or text, which is encoded as UTF-8. */
export type BytesLike = string | ArrayBuffer | ArrayBufferView

const encoder = new TextEncoder()

/** Gives the bytes of a value, uncopied where it has bytes; anything that is not BytesLike is a TypeError. */
export function readBytes(value: unknown): Uint8Array {
  if (typeof value === 'string') return encoder.encode(value)
  if (value instanceof Uint8Array) return value
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  }
  throw new TypeError(
    `expected bytes (Uint8Array, ArrayBuffer) or a string, got ${value === null ? 'null' : typeof value}; an object can be kept as JSON.stringify makes it`,
  )
}
