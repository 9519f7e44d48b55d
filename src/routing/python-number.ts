import { MAX_INT_DIGITS, toAsciiDigits } from '../decimal-digits.ts'

// What int() and float() strip; of the ASCII characters fewer than str.strip() does.
const SPACE = '[\\t-\\r\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const DIGITS = '\\d+(?:_\\d+)*'
const INT = new RegExp(`^${SPACE}*([-+]?${DIGITS})${SPACE}*$`)
const FLOAT = new RegExp(
  `^${SPACE}*([-+]?(?:(?:${DIGITS}\\.?(?:${DIGITS})?|\\.${DIGITS})(?:e[-+]?${DIGITS})?|inf(?:inity)?|nan))${SPACE}*$`,
  'i',
)

/** What Python's `int(text)` gives; undefined where it raises ValueError. */
export const pythonInt = (text: string): bigint | undefined => {
  const digits = INT.exec(toAsciiDigits(text))?.[1]?.replaceAll('_', '')
  if (digits === undefined || digits.replace(/^[-+]/, '').length > MAX_INT_DIGITS) return undefined
  return digits.startsWith('-') ? -BigInt(digits.slice(1)) : BigInt(digits.replace('+', ''))
}

/** What Python's `float(text)` gives; undefined where it raises ValueError. */
export const pythonFloat = (text: string): number | undefined => {
  const digits = FLOAT.exec(toAsciiDigits(text))?.[1]?.replaceAll('_', '').toLowerCase()
  if (digits === undefined) return undefined
  return Number(digits.replace(/inf(?:inity)?/, 'Infinity').replace('nan', 'NaN'))
}
