/** What may be given where bytes are asked for: bytes in any view, or text, which is encoded as UTF-8. */
export type BytesLike = string | ArrayBuffer | ArrayBufferView

const encoder = new TextEncoder()

/** Gives the bytes without copying them, where they are bytes already. */
export function readBytes(value: BytesLike): Uint8Array {
  if (typeof value === 'string') return encoder.encode(value)
  if (value instanceof Uint8Array) return value
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  }
  throw new TypeError(
    `expected bytes (Uint8Array, ArrayBuffer, a view) or a string, got ${value === null ? 'null' : typeof value}`,
  )
}
