import { findCharset } from './decode-bytes.ts'
import { decodeExtendedValue, splitExtendedValue } from './extended-value.ts'
import { quotedEnd } from './quoted-string.ts'
import { isBlank, strip } from './strip.ts'

/** A header with parameters, such as `text/html; charset=utf-8`; keys are in lower case. */
export interface OptionsHeader {
  readonly value: string
  readonly options: Map<string, string>
}

const key = /[\w!#$%&'*+\-.^`|~]+(?==)/y
const token = /[\w!#$%&'*+\-.^`|~]+/y

const matchAt = (pattern: RegExp, text: string, index: number): string | undefined => {
  pattern.lastIndex = index
  return pattern.exec(text)?.[0]
}

/** A token, or a quoted string with its quotes; undefined where neither starts or the quotes stay open. */
const readValue = (text: string, index: number): string | undefined => {
  if (text.charAt(index) !== '"') return matchAt(token, text, index)
  const end = quotedEnd(text, index)
  return end === -1 ? undefined : text.slice(index, end)
}

/** The `key=value` pieces between ";", values as they stand; what has no such form is skipped. */
function* parameters(text: string): IterableIterator<[key: string, value: string]> {
  for (let at = 0; at < text.length;) {
    const name = matchAt(key, text, at)
    if (name !== undefined) {
      at += name.length + 1
      const value = readValue(text, at)
      if (value !== undefined) yield [name.toLowerCase(), value]
      at += value?.length ?? 0
    }
    const end = text.indexOf(';', at)
    if (end === -1) return
    at = end + 1
    while (at < text.length && isBlank(text, at)) at += 1
  }
}

/** Headers escape a quote with a backslash, forms (HTML's multipart/form-data) with `%22`. */
const removeQuotes = (text: string): string =>
  text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replaceAll('\\\\', '\\').replaceAll('\\"', '"').replaceAll('%22', '"')
    : text

/**
 * Parses a value and its `key=value` parameters (Werkzeug's `parse_options_header`, [K1]): invalid
 * parts are skipped, later keys win, `key*=charset'lang'value` and `key*0`, `key*1` are decoded and joined.
 */
export const parseOptionsHeader = (header: string | null): OptionsHeader => {
  const options = new Map<string, string>()
  const semicolon = header?.indexOf(';') ?? -1
  if (header === null || semicolon === -1) return { value: strip(header ?? ''), options }
  const value = strip(header.slice(0, semicolon))
  if (value === '') return { value, options }
  let charset: string | undefined
  let continued: string | undefined
  for (const [name, raw] of parameters(strip(header.slice(semicolon + 1)))) {
    let text = raw
    let option = name
    if (option.endsWith('*')) {
      const split = splitExtendedValue(raw)
      option = option.slice(0, -1)
      // Both outlive their parameter, even over to other keys: pieces need not repeat the charset.
      charset = (split.charset ?? charset) || continued
      if (charset !== undefined && findCharset(charset) !== undefined) continued = charset
      text = decodeExtendedValue(split.value, charset)
    }
    text = removeQuotes(text)
    const piece = /\*\d+$/.exec(option)
    if (piece === null) options.set(option, text)
    else {
      const whole = option.slice(0, piece.index)
      options.set(whole, (options.get(whole) ?? '') + text)
    }
  }
  return { value, options }
}
