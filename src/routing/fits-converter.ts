import { unreachable } from '../unreachable.ts'
import type { Converter } from './rule.ts'

const UUID = /^[A-Fa-f0-9]{8}(?:-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$/
const INT = /^\p{Nd}+$/u
const SIGNED_INT = /^-?\p{Nd}+$/u
const FLOAT = /^\p{Nd}+\.\p{Nd}+$/u
const SIGNED_FLOAT = /^-?\p{Nd}+\.\p{Nd}+$/u
const PATH = /^[^/][^\n]*$/
const SURROGATE = /[\ud800-\udfff]/

/** Whether the converter's expression matches the whole text. */
export const fitsConverter = (converter: Converter, text: string): boolean => {
  switch (converter.kind) {
    case 'string': {
      const length = text.includes('/') ? -1 : lengthOf(text)
      return length >= converter.min && (converter.max === null || length <= converter.max)
    }
    case 'any':
      return converter.items.includes(text)
    case 'path':
      return PATH.test(text)
    case 'uuid':
      return UUID.test(text)
    case 'int':
      return (converter.signed ? SIGNED_INT : INT).test(text)
    case 'float':
      return (converter.signed ? SIGNED_FLOAT : FLOAT).test(text)
    default:
      return unreachable(converter)
  }
}

// In code points.
const lengthOf = (text: string): number =>
  SURROGATE.test(text) ? Array.from(text).length : text.length
