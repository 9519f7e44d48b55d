const ESCAPES = /(?:%[0-9a-fA-F]{2})+/g

/** Decodes every percent escape as UTF-8: each maximal part that is no UTF-8 becomes U+FFFD, broken escapes stay. */
export const decodePath = (path: string): string => path.replaceAll(ESCAPES, decodeEscapes)

// Without decodeURIComponent: what is no UTF-8 would cost an exception each time.
const decodeEscapes = (escapes: string): string => {
  const bytes = readBytes(escapes)
  let text = ''
  for (let index = 0; index < bytes.length;) {
    const [code, length] = readCodePoint(bytes, index)
    text += String.fromCodePoint(code)
    index += length
  }
  return text
}

const readBytes = (escapes: string): readonly number[] => {
  const bytes: number[] = []
  for (let index = 1; index < escapes.length; index += 3) {
    bytes.push(Number.parseInt(escapes.slice(index, index + 2), 16))
  }
  return bytes
}

const REPLACEMENT = 0xfffd

// The code point that begins there, and the number of its bytes (WHATWG Encoding, "UTF-8 decoder").
const readCodePoint = (bytes: readonly number[], start: number): readonly [number, number] => {
  const first = bytes[start] ?? 0
  if (first < 0x80) return [first, 1]
  if (first < 0xc2 || first > 0xf4) return [REPLACEMENT, 1]
  const following = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1
  let code = first & (0x3f >> following)
  for (let index = 1; index <= following; index++) {
    const byte = bytes[start + index] ?? 0
    const [low, high] = index === 1 ? boundsAfter(first) : [0x80, 0xbf]
    if (byte < low || byte > high) return [REPLACEMENT, index]
    code = (code << 6) | (byte & 0x3f)
  }
  return [code, following + 1]
}

// No overlong forms, no surrogates, nothing beyond U+10FFFF.
const boundsAfter = (first: number): readonly [number, number] => {
  if (first === 0xe0) return [0xa0, 0xbf]
  if (first === 0xed) return [0x80, 0x9f]
  if (first === 0xf0) return [0x90, 0xbf]
  if (first === 0xf4) return [0x80, 0x8f]
  return [0x80, 0xbf]
}
