import { expect, test } from 'vitest'
import { generateEtag } from '../../src/wrappers/generate-etag.ts'
import { sha3 } from '../../src/wrappers/sha3-256.ts'

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

test('the examples of NIST', () => {
  expect(hex(sha3(new Uint8Array()))).toBe(
    'a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a',
  )
  expect(hex(sha3(new Uint8Array(200).fill(0xa3)))).toBe(
    '79f38adec5c20307a98ef76e8324afbfd46cfd81b22e3973c65fa1bd9de31787',
  )
})

test('every length around the block of 136 bytes', () => {
  // The digest of all the digests, as Python's hashlib gives it.
  const digests = Array.from({ length: 300 }, (_, length) =>
    sha3(new Uint8Array(length).map((_byte, index) => (index * 7 + length) & 0xff)),
  )
  const all = Uint8Array.from(digests.flatMap((digest) => Array.from(digest)))
  expect(hex(sha3(all))).toBe('dabd5ac39c87c1b00c4e69fda62098b8ab8cbe822a59392a3c8c70a4f147cde0')
})

test('an ETag is its base64 without padding', () => {
  expect(generateEtag(new TextEncoder().encode('Hello World'))).toBe(
    '4Wf2jWVj11uyXzqknCnvYS1BNS3ABgbefL1jC7JmX1E',
  )
})
