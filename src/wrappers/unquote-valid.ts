import { escapedByte, replaceEscapes } from './unquote.ts'

/** How many bytes the UTF-8 sequence that starts with this byte has; 0 where none does. */
const sequenceLength = (byte: number): number => {
  if (byte < 0x80) return 1
  if (byte < 0xc2) return 0
  if (byte < 0xe0) return 2
  if (byte < 0xf0) return 3
  return byte < 0xf5 ? 4 : 0
}

/** The lowest and the highest second byte: overlong forms, surrogates and all past U+10FFFF are out. */
const isSecond = (first: number, second: number): boolean => {
  if (first === 0xe0) return second >= 0xa0 && second <= 0xbf
  if (first === 0xed) return second >= 0x80 && second <= 0x9f
  if (first === 0xf0) return second >= 0x90 && second <= 0xbf
  if (first === 0xf4) return second >= 0x80 && second <= 0x8f
  return second >= 0x80 && second <= 0xbf
}

/** The code point of the `count` escapes at an index, or -1 where they are no UTF-8. */
const readCodePoint = (run: string, index: number, count: number): number => {
  const first = escapedByte(run, index)
  if (count < 2) return count === 1 ? first : -1
  if (index + count * 3 > run.length) return -1
  const second = escapedByte(run, index + 3)
  if (!isSecond(first, second)) return -1
  let code = ((first & (0x7f >> count)) << 6) | (second & 0x3f)
  for (let i = 2; i < count; i += 1) {
    const byte = escapedByte(run, index + i * 3)
    if ((byte & 0xc0) !== 0x80) return -1
    code = (code << 6) | (byte & 0x3f)
  }
  return code
}

/** Whether an ASCII character stays escaped in an IRI: controls, the space, `%` and those of `keep`. */
const staysEscaped = (code: number, keep: string): boolean =>
  code <= 0x20 || code === 0x25 || code === 0x7f || keep.includes(String.fromCharCode(code))

/**
 * Percent escapes decoded as UTF-8, but bytes that are no UTF-8 stay as upper-case escapes
 * (Werkzeug's error handler `werkzeug.url_quote`, [G4]). With `keep` the text is a part of an IRI:
 * escapes of controls, the space, `%` and the characters of `keep` stay as written ([G3]).
 */
export const unquoteValid = (text: string, keep?: string): string =>
  replaceEscapes(text, (run) => {
    let decoded = ''
    for (let i = 0; i < run.length;) {
      const count = sequenceLength(escapedByte(run, i))
      const code = readCodePoint(run, i, count)
      const escape = run.slice(i, i + 3)
      if (code === -1) decoded += escape.toUpperCase()
      else if (code < 0x80 && keep !== undefined && staysEscaped(code, keep)) decoded += escape
      else decoded += String.fromCodePoint(code)
      i += code === -1 ? 3 : count * 3
    }
    return decoded
  })
