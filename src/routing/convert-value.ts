import { unreachable } from '../unreachable.ts'
import { MAX_INT_DIGITS, toAsciiDigits } from '../decimal-digits.ts'
import type { Converter, IntConverter, Limit } from './rule.ts'

/** The value of a text that the converter's expression matches; undefined where its arguments refuse it. */
export const convertValue = (
  converter: Converter,
  text: string,
): string | number | bigint | undefined => {
  switch (converter.kind) {
    case 'int':
      return convertInt(converter, text)
    case 'float':
      return within(Number(toAsciiDigits(text)), converter)
    case 'uuid':
      return text.toLowerCase()
    case 'string':
    case 'any':
    case 'path':
      return text
    default:
      return unreachable(converter)
  }
}

/** What an `int` gives for a number of so many characters; undefined where its arguments refuse it. */
export const checkInt = <N extends number | bigint>(
  converter: IntConverter,
  value: N,
  length: number,
): N | undefined =>
  converter.digits !== 0 && converter.digits !== length ? undefined : within(value, converter)

/** The number that up to 15 ASCII digits stand for, -1 for every other text. */
export const readShortInt = (text: string, start: number, end: number): number => {
  if (end - start > 15) return -1
  let value = 0
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const convertInt = (converter: IntConverter, text: string): number | bigint | undefined => {
  const digits = toAsciiDigits(text)
  // 15 digits and a sign are exact; 0 is added so that "-0" is 0.
  if (digits.length <= 15) return checkInt(converter, Number(digits) + 0, digits.length)
  if (digits.length - (digits.startsWith('-') ? 1 : 0) > MAX_INT_DIGITS) return undefined
  const value = BigInt(digits)
  const number = Number(value)
  return checkInt(converter, Number.isSafeInteger(number) ? number : value, digits.length)
}

interface Limits {
  readonly min: Limit | null
  readonly max: Limit | null
}

const within = <N extends number | bigint>(value: N, { min, max }: Limits): N | undefined =>
  (min !== null && value < min) || (max !== null && value > max) ? undefined : value
