import { parseInteger } from './parse-integer.ts'
import { statusPhrase } from './status-phrase.ts'
import { strip } from './strip.ts'

/** A status as Werkzeug keeps it: the code and the whole line, such as `404 Not Found`. */
export type Status = { readonly code: number; readonly text: string }

/**
 * Reads a status text ([L1]): a code alone gets its phrase, a code with a text keeps the text,
 * anything else is code 0.
 */
export const parseStatus = (value: string): Status => {
  const text = strip(value)
  if (text === '') throw new RangeError('Empty status argument')
  const space = text.indexOf(' ')
  const code = parseInteger(space === -1 ? text : text.slice(0, space))
  if (code === null) return { code: 0, text: `0 ${text}` }
  return { code, text: space === -1 ? statusText(code) : text }
}

/** The status line of a code. */
export const statusText = (code: number): string => `${code} ${statusPhrase(code)}`

/** Whether a response of this status is sent without a body: 1xx, 204 and 304 (RFC 9110, section 6.4.1). */
export const hasNoBody = (code: number): boolean =>
  code === 204 || code === 304 || (code >= 100 && code < 200)
