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
