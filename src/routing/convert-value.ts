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

const convertInt = (converter: IntConverter, text: string): number | bigint | undefined => {
  const short = readShortInt(text)
  if (short !== -1) {
    if (converter.digits !== 0 && text.length !== converter.digits) return undefined
    return within(short, converter)
  }
  const digits = toAsciiDigits(text)
  if (converter.digits !== 0 && digits.length !== converter.digits) return undefined
  // 15 digits and a sign are exact; 0 is added so that "-0" is 0.
  if (digits.length <= 15) return within(Number(digits) + 0, converter)
  if (digits.length - (digits.startsWith('-') ? 1 : 0) > MAX_INT_DIGITS) return undefined
  const value = BigInt(digits)
  const number = Number(value)
  return within(Number.isSafeInteger(number) ? number : value, converter)
}

const readShortInt = (text: string): number => {
  if (text.length > 15) return -1
  let value = 0
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

interface Limits {
  readonly min: Limit | null
  readonly max: Limit | null
}

const within = <N extends number | bigint>(value: N, { min, max }: Limits): N | undefined =>
  (min !== null && value < min) || (max !== null && value > max) ? undefined : value
