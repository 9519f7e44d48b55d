import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodePath } from '../../src/routing/decode-path.ts'

const escape = (bytes: Uint8Array | readonly number[]): string =>
  Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

test.each([
  ['/a+b', '/a+b'],
  ['/%41%c3%A9', '/Aé'],
  ['/%2F%2f', '///'],
  ['/%zz%4', '/%zz%4'],
  ['/%2541', '/%41'],
  ['/%E2%82', '/\ufffd'],
  ['/%ED%A0%80', '/\ufffd\ufffd\ufffd'],
  ['/%F0%9F%98%80', '/😀'],
  ['/%C3é', '/\ufffdé'],
])('%s is %s', (path, decoded) => {
  expect(decodePath(path)).toBe(decoded)
})

test('bytes are decoded as the platform decodes UTF-8', { timeout: 60_000 }, () => {
  // Bytes that begin sequences, continue them and end them, and all bytes.
  const byte = fc.oneof(
    fc.constantFrom(0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x80, 0x8f, 0x9f, 0xa0, 0xbf),
    fc.nat(255),
  )
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 12 }), (bytes) => {
      expect(decodePath(escape(bytes))).toBe(decoder.decode(new Uint8Array(bytes)))
    }),
    { numRuns: 1000 },
  )
})
