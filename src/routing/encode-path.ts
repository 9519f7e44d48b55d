const ESCAPES = /(?:%[0-9a-fA-F]{2})+/g

/** Decodes every percent escape as UTF-8; each maximal part that is no UTF-8 becomes U+FFFD, broken escapes stay. */
export const decodePath = (path: string): string =>
  path.includes('%') ? path.replaceAll(ESCAPES, decodeEscapes) : path

const decodeEscapes = (escapes: string): string => {
  try {
    return decodeURIComponent(escapes)
  } catch {
    return decodeBytes(
      escapes
        .slice(1)
        .split('%')
        .map((hex) => Number.parseInt(hex, 16)),
    )
  }
}

// The lengths of UTF-8 sequences and the bounds of their second byte (WHATWG Encoding, "UTF-8 decoder").
const decodeBytes = (bytes: readonly number[]): string => {
  let text = ''
  for (let index = 0; index < bytes.length;) {
    const [code, length] = readCodePoint(bytes, index)
    text += String.fromCodePoint(code)
    index += length
  }
  return text
}

const REPLACEMENT = 0xfffd

const readCodePoint = (bytes: readonly number[], start: number): readonly [number, number] => {
  const first = bytes[start] ?? 0
  if (first < 0x80) return [first, 1]
  const needed = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1
  if (first < 0xc2 || first > 0xf4) return [REPLACEMENT, 1]
  let code = first & (0x3f >> needed)
  for (let index = 1; index <= needed; index++) {
    const byte = bytes[start + index] ?? 0
    const [low, high] = index === 1 ? boundsAfter(first) : [0x80, 0xbf]
    if (byte < low || byte > high) return [REPLACEMENT, index]
    code = (code << 6) | (byte & 0x3f)
  }
  return [code, needed + 1]
}

// No overlong forms, no surrogates, nothing beyond U+10FFFF.
const boundsAfter = (first: number): readonly [number, number] => {
  if (first === 0xe0) return [0xa0, 0xbf]
  if (first === 0xed) return [0x80, 0x9f]
  if (first === 0xf0) return [0x90, 0xbf]
  if (first === 0xf4) return [0x80, 0x8f]
  return [0x80, 0xbf]
}

/** Encodes a decoded path: all but letters, digits and `-._~!$&'()*+,/:;=@` as UTF-8 with upper-case escapes. */
export const encodePath = (path: string): string =>
  encodeURI(path.toWellFormed()).replaceAll(/[?#]/g, (character) =>
    character === '?' ? '%3F' : '%23',
  )
