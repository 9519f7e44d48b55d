import { unreachable } from '../unreachable.ts'
import type { Converter, IntConverter, Limit, Rule } from './rule.ts'

/** Whether there may be a path that the rule answers; false where one of its variables takes no text at all. */
export const canMatch = ({ parts }: Rule): boolean =>
  parts.every(
    (part) =>
      part.kind === 'static' ||
      part.tokens.every(
        (token) => token.kind !== 'variable' || canConvert(token.converter, part.final),
      ),
  )

const canConvert = (converter: Converter, isFinal: boolean): boolean => {
  switch (converter.kind) {
    case 'any':
      // There is no slash in a segment.
      return isFinal || converter.items.some((item) => !item.includes('/'))
    case 'int':
      return hasRoom(converter) && canHaveDigits(converter)
    case 'float':
      return hasRoom(converter)
    case 'string':
    case 'path':
    case 'uuid':
      return true
    default:
      return unreachable(converter)
  }
}

interface Limits {
  readonly signed: boolean
  readonly min: Limit | null
  readonly max: Limit | null
}

const hasRoom = ({ signed, min, max }: Limits): boolean =>
  max === null || (max >= (min ?? max) && (signed || max >= 0))

// The greatest number of so many digits is 99...9.
const canHaveDigits = ({ digits, min }: IntConverter): boolean =>
  digits === 0 || (digits > 0 && (min === null || digits > 4300 || min < 10n ** BigInt(digits)))
