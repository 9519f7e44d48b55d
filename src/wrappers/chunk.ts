/** The bytes of a chunk that is no string, copied, since its generator may write into it again. */
export const bytesOfChunk = (chunk: unknown): Uint8Array => {
  if (chunk instanceof Uint8Array) return chunk.slice()
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk).slice()
  if (ArrayBuffer.isView(chunk)) {
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength).slice()
  }
  throw new TypeError(`A body is made of strings and bytes, not of ${describe(chunk)}`)
}

const describe = (value: unknown): string => {
  if (value === null || value === undefined) return `${String(value)}; leave such a chunk out`
  if (value instanceof Promise) return 'promises; await each, in an async generator'
  if (typeof value === 'object') return 'objects; write JSON.stringify(value)'
  return `${typeof value}s; write String(value)`
}
