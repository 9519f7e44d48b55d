// Python's white space (str.isspace), which int() and float() strip.
const SPACE =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const DIGITS = '\\d+(?:_\\d+)*'
const INT = new RegExp(`^${SPACE}*([-+]?${DIGITS})${SPACE}*$`)
const FLOAT = new RegExp(
  `^${SPACE}*([-+]?(?:(?:${DIGITS}\\.?(?:${DIGITS})?|\\.${DIGITS})(?:e[-+]?${DIGITS})?|inf(?:inity)?|nan))${SPACE}*$`,
  'i',
)
const DIGIT = /\p{Nd}/u

/** Python refuses to read longer integers (`sys.set_int_max_str_digits`). */
export const MAX_INT_DIGITS = 4300

/** Whether the character is a decimal digit of some script (Python's `\d`). */
export const isDigit = (character: string): boolean =>
  character <= '9' ? character >= '0' : character > '\x7f' && DIGIT.test(character)

/** The text with every decimal digit of another script written in ASCII. */
export const toAsciiDigits = (text: string): string =>
  /^[\0-\x7f]*$/.test(text) ? text : text.replaceAll(/[^\0-\x7f]/gu, asciiDigit)

// Each script's digits stand in order, 0 to 9, and where two rows touch the second begins anew.
const asciiDigit = (character: string): string => {
  if (!DIGIT.test(character)) return character
  let before = 0
  let code = character.codePointAt(0) ?? 0
  while (DIGIT.test(String.fromCodePoint(--code))) before += 1
  return String(before % 10)
}

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
