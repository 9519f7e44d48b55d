import { decodeUtf8 } from './decode-bytes.ts'
import { quotedEnd } from './quoted-string.ts'
import { strip } from './strip.ts'

const encoder = new TextEncoder()

/** A value that is quoted as a whole: `\ooo` is a byte, `\x` is x, and the bytes are UTF-8. */
const unquoteCookie = (value: string): string => {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value
  const inner = value.slice(1, -1)
  if (!inner.includes('\\')) return inner
  const bytes = encoder.encode(inner)
  let length = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const octal = bytes[at] === 0x5c ? octalByte(bytes, at + 1) : -1
    if (bytes[at] === 0x5c && at + 1 < bytes.length) at += octal === -1 ? 1 : 3
    bytes[length] = octal === -1 ? (bytes[at] ?? 0) : octal
    length += 1
  }
  return decodeUtf8(bytes.subarray(0, length))
}

/** The byte that three octal digits name, the first of them 0 to 3; -1 where they do not stand there. */
const octalByte = (bytes: Uint8Array, index: number): number => {
  let byte = 0
  for (let at = index; at < index + 3; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30
    if (digit < 0 || digit > (at === index ? 3 : 7)) return -1
    byte = byte * 8 + digit
  }
  return byte
}

const isAsciiBlank = (header: string, index: number): boolean =>
  ' \t\n\r\f\v'.includes(header.charAt(index))

/** Where a cookie's value ends: before a ";", or after the quotes if nothing but blanks stands between. */
const valueEnd = (header: string, start: number): number => {
  let from = start
  while (from < header.length && isAsciiBlank(header, from)) from += 1
  if (header.charAt(from) === '"') {
    let end = quotedEnd(header, from)
    while (end !== -1 && end < header.length && isAsciiBlank(header, end)) end += 1
    if (end !== -1 && (end === header.length || header.charAt(end) === ';')) return end
  }
  const semicolon = header.indexOf(';', start)
  return semicolon === -1 ? header.length : semicolon
}

/**
 * The cookies of a `Cookie` header, in order (Werkzeug's `parse_cookie`, [K4]): repeated names are all
 * kept, nothing is percent-decoded, a cookie without a name is dropped.
 */
export const parseCookie = (header: string): [name: string, value: string][] => {
  const cookies: [string, string][] = []
  for (let at = 0; at < header.length;) {
    let nameEnd = at
    while (
      nameEnd < header.length &&
      header.charAt(nameEnd) !== '=' &&
      header.charAt(nameEnd) !== ';'
    )
      nameEnd += 1
    const name = strip(header.slice(at, nameEnd))
    const hasValue = header.charAt(nameEnd) === '='
    const end = hasValue ? valueEnd(header, nameEnd + 1) : nameEnd
    if (name !== '')
      cookies.push([name, hasValue ? unquoteCookie(strip(header.slice(nameEnd + 1, end))) : ''])
    at = end + 1
  }
  return cookies
}
