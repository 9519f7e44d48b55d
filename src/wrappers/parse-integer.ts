import { toAsciiDigits } from '../decimal-digits.ts'
import { strip } from './strip.ts'

/** A whole number as Python's `int` reads it from text (`+5`, ` 5`, `1_000`, digits of any script), or null. */
export const parseInteger = (text: string): number | null => {
  const digits = toAsciiDigits(strip(text))
  return /^[+-]?\d+(?:_\d+)*$/.test(digits) ? Number(digits.replaceAll('_', '')) : null
}

/** A whole number of plain digits with an optional minus sign, or null (Werkzeug's `_plain_int`). */
export const parsePlainInteger = (text: string): number | null => {
  const digits = strip(text)
  return /^-?\d+$/.test(digits) ? Number(digits) : null
}
