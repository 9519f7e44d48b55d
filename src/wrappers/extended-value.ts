import { findCharset } from './decode-bytes.ts'
import { unquote } from './unquote.ts'

const extended = /^([\w!#$%&*+\-.^`|~]*)'[\w!#$%&*+\-.^`|~]*'([\w!#$%&'*+\-.^`|~]+)/

/** The value of a `key*` parameter: the charset it names, if any, and the text after it, still encoded. */
export interface ExtendedValue {
  readonly charset: string | undefined
  readonly value: string
}

/** Splits `charset'language'value` (RFC 2231, section 4); a value without the two quotes has no charset. */
export const splitExtendedValue = (text: string): ExtendedValue => {
  const match = extended.exec(text)
  return match === null
    ? { charset: undefined, value: text }
    : { charset: match[1]?.toLowerCase(), value: match[2] ?? '' }
}

/** The value percent-decoded, or as it is where Werkzeug does not take the charset. */
export const decodeExtendedValue = (value: string, charset: string | undefined): string => {
  const known = charset === undefined ? undefined : findCharset(charset)
  return known === undefined ? value : unquote(value, known)
}
