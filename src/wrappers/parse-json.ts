import { quotedEnd } from './quoted-string.ts'

/** Which encoding JSON's first bytes tell of (Python's `json.detect_encoding`). */
const detectEncoding = (bytes: Uint8Array): string => {
  const [a = -1, b = -1, c = -1, d = -1] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) {
    if (a === 0xff && c === 0 && d === 0) return 'utf-32le'
    return a === 0xff ? 'utf-16le' : 'utf-16be'
  }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be'
  if (bytes.length >= 4) {
    if (a === 0) return b === 0 ? 'utf-32be' : 'utf-16be'
    if (b === 0) return c !== 0 || d !== 0 ? 'utf-16le' : 'utf-32le'
  }
  if (bytes.length === 2) {
    if (a === 0) return 'utf-16be'
    if (b === 0) return 'utf-16le'
  }
  return 'utf-8'
}

/** UTF-32, which Fetch does not decode. */
const decodeUtf32 = (bytes: Uint8Array, littleEndian: boolean): string => {
  if (bytes.length % 4 !== 0) throw new TypeError('truncated UTF-32')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let text = ''
  for (let at = 0; at < bytes.length; at += 4)
    text += String.fromCodePoint(view.getUint32(at, littleEndian))
  return text.replace(/^\ufeff/, '')
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

const decode = (bytes: Uint8Array): string => {
  const encoding = detectEncoding(bytes)
  if (encoding === 'utf-8') return utf8.decode(bytes)
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding.endsWith('le'))
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
}

const NOT_A_NUMBER = '-0e-324'

/** What ES2025 gives a reviver besides: the source text, where the value is a primitive. */
interface ReviverContext {
  readonly source?: string
}

const reviveNaN = (...[, value, context]: [string, unknown, ReviverContext?]): unknown =>
  context?.source === NOT_A_NUMBER ? Number.NaN : value

/** JSON with `NaN`, `Infinity` and `-Infinity` as values, each written as a number that means it. */
const parseWithConstants = (text: string): unknown => {
  const token = /"|NaN|-?Infinity/g
  let json = ''
  let from = 0
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [name] = match
    if (name === '"') {
      const end = quotedEnd(text, match.index)
      token.lastIndex = end === -1 ? text.length : end
    } else {
      // Blanks around it keep it from joining the digits of an invalid neighbour.
      const number = name === 'NaN' ? NOT_A_NUMBER : name.replace('Infinity', '1e999')
      json += `${text.slice(from, match.index)} ${number} `
      from = token.lastIndex
    }
  }
  return JSON.parse(json + text.slice(from), reviveNaN)
}

/** Deeper values are refused: a level takes `JSON.parse` some 90 bytes, so that 10 MiB of `[` would take an isolate's memory. */
const MOST_LEVELS = 10_000

/** Whether there are brackets enough for too many levels; finding few of them takes a tenth of the time of counting levels. */
const mayBeDeep = (text: string): boolean => {
  let rest = MOST_LEVELS
  for (const bracket of '[{') {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      rest -= 1
      if (rest < 0) return true
    }
  }
  return false
}

const checkDepth = (text: string): void => {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      const end = quotedEnd(text, at)
      if (end === -1) return
      at = end - 1
    }
    // Brackets and braces differ in one bit.
    const kind = code | 0x20
    if (kind === 0x7b) depth += 1
    else if (kind === 0x7d) depth -= 1
    if (depth > MOST_LEVELS) throw new RangeError(`nested deeper than ${MOST_LEVELS} levels`)
  }
}

const parseText = (text: string): unknown => {
  if (text.length > MOST_LEVELS && mayBeDeep(text)) checkDepth(text)
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error
    return parseWithConstants(text)
  }
}

/** A parsed text, or why it is no JSON. */
export type ParsedJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: Error }

/** JSON in UTF-8, UTF-16 or UTF-32, with Python's `NaN` and `Infinity` (Python's `json.loads`, [J1]). */
export const parseJson = (bytes: Uint8Array): ParsedJson => {
  try {
    return { kind: 'value', value: parseText(decode(bytes)) }
  } catch (error) {
    return { kind: 'error', error: error instanceof Error ? error : new Error(String(error)) }
  }
}
