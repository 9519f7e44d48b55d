import { decodeBytes, type Charset } from './decode-bytes.ts'

/** The value of a hexadecimal digit, or -1. */
const hexDigit = (code: number): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

/** The text with every run of escapes replaced by what is decoded of it. */
export const replaceEscapes = (text: string, decode: (run: string) => string): string =>
  text.includes('%') ? text.replace(/(?:%[0-9a-f]{2})+/gi, decode) : text

/** The byte of the escape `%XX` at an index of a text that is known to hold one there. */
export const escapedByte = (text: string, index: number): number =>
  hexDigit(text.charCodeAt(index + 1)) * 16 + hexDigit(text.charCodeAt(index + 2))

/**
 * Percent escapes decoded as a charset; undecodable bytes become U+FFFD and broken escapes stay
 * (Python's `urllib.parse.unquote`).
 */
export const unquote = (text: string, charset: Charset = 'utf-8'): string =>
  replaceEscapes(text, (run) => {
    const bytes = new Uint8Array(run.length / 3)
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = escapedByte(run, i * 3)
    return decodeBytes(bytes, charset)
  })
