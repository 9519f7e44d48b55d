import type { RecordedBytes, RecordedText } from '../request-case.ts'

/** The bytes of a base64 text. */
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (char) => char.charCodeAt(0))

const sha256 = async (bytes: Uint8Array): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Whether a recording has only the hash of a value. */
export const isHashed = (expected: unknown): boolean =>
  typeof expected === 'object' &&
  expected !== null &&
  ('sha256' in expected || 'sha256_utf8' in expected)

/** Bytes in the form in which the recording has them. */
export const describeBytes = async (
  bytes: Uint8Array,
  expected: unknown,
): Promise<RecordedBytes> => {
  if (isHashed(expected)) return { length: bytes.length, sha256: await sha256(bytes) }
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return { base64: btoa(text) }
}

/** A text in the form in which the recording has it. */
export const describeText = async (text: string, expected: unknown): Promise<RecordedText> =>
  isHashed(expected)
    ? { length: Array.from(text).length, sha256_utf8: await sha256(new TextEncoder().encode(text)) }
    : text

/** The hash of a list, for those too long to be recorded. */
export const describeList = async (items: readonly unknown[]): Promise<unknown> => ({
  count: items.length,
  sha256: await sha256(new TextEncoder().encode(JSON.stringify(items))),
})
