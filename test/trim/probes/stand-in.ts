/** What Node 24 lacks of Workers: bytes as text, streams of a known length, and reading until a view is full. */
export const standInForWorkers = (): void => {
  addMissing(Uint8Array.prototype, {
    toHex(this: Uint8Array) {
      return Buffer.from(this).toString('hex')
    },
    setFromHex(this: Uint8Array, text: string) {
      this.set(Buffer.from(text, 'hex'))
    },
    toBase64(this: Uint8Array, { alphabet = 'base64' } = {}) {
      return Buffer.from(this).toString(alphabet as 'base64')
    },
  })
  addMissing(Uint8Array, {
    fromHex: (text: string) => new Uint8Array(Buffer.from(text, 'hex')),
    fromBase64: (text: string) => new Uint8Array(Buffer.from(text, 'base64')),
  })
  // They take a length, which a TransformStream would not.
  const IdentityTransformStream = TransformStream.bind(null, undefined, undefined, undefined)
  addMissing(globalThis, { IdentityTransformStream, FixedLengthStream: IdentityTransformStream })
  addMissing(ReadableStreamBYOBReader.prototype, { readAtLeast })
}

const addMissing = (target: object, members: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(members)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, configurable: true })
  }
}

async function readAtLeast(this: ReadableStreamBYOBReader, least: number, view: Uint8Array) {
  let buffer = view.buffer as ArrayBuffer
  const size = view.byteLength
  let count = 0
  while (count < least) {
    const { value, done } = await this.read(new Uint8Array(buffer, count, size - count))
    if (value !== undefined) {
      buffer = value.buffer
      count += value.byteLength
    }
    if (done) return { value: new Uint8Array(buffer, 0, count), done: count === 0 }
  }
  return { value: new Uint8Array(buffer, 0, count), done: false }
}
