import { unreachable } from '../unreachable.ts'
import type { Converter, IntConverter, Variable } from './rule.ts'

/** The type of the values that a converter gives: `number` for an `int` that its arguments keep within 2^53 - 1. */
export const typeOfValues = (converter: Converter): Variable['type'] => {
  switch (converter.kind) {
    case 'int':
      return isBounded(converter) ? 'number' : 'number | bigint'
    case 'float':
      return 'number'
    case 'string':
    case 'any':
    case 'path':
    case 'uuid':
      return 'string'
    default:
      return unreachable(converter)
  }
}

const isBounded = ({ digits, signed, min, max }: IntConverter): boolean => {
  if (digits !== 0 && digits <= 15) return true
  if (max === null || max > Number.MAX_SAFE_INTEGER) return false
  return !signed || (min !== null && min >= Number.MIN_SAFE_INTEGER)
}
