import { unreachable } from '../unreachable.ts'
import { encodePath } from './encode-path.ts'
import { fitsConverter } from './fits-converter.ts'
import type { Converter, Part, Rule, Token } from './rule.ts'
import type { Values } from './values.ts'

/**
 * The path of a rule with values for its variables, encoded: what `match` gives these values for.
 * Throws a RangeError where a variable cannot have its value.
 */
export const build = (rule: Rule, values: Values): string =>
  rule.parts.map((part) => buildPart(part, rule, values)).join('/')

const buildPart = (part: Part, rule: Rule, values: Values): string =>
  part.kind === 'static'
    ? encodePath(part.text)
    : part.tokens.map((token) => buildToken(token, rule, values)).join('')

const buildToken = (token: Token, rule: Rule, values: Values): string => {
  switch (token.kind) {
    case 'text':
      return encodePath(token.text)
    case 'slash':
      return '/'
    case 'variable': {
      const name = rule.variables[token.variable]?.name ?? ''
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      const text = value === undefined ? undefined : writeValue(token.converter, value)
      if (text === undefined || !fitsConverter(token.converter, text)) {
        throw new RangeError(`Cannot build "${rule.path}" with ${String(value)} for "${name}"`)
      }
      return encodePath(text)
    }
    default:
      return unreachable(token)
  }
}

const writeValue = (converter: Converter, value: Values[string]): string | undefined => {
  switch (converter.kind) {
    case 'int':
      return typeof value === 'string' ? undefined : writeInt(value, converter.digits)
    case 'float':
      return typeof value === 'number' ? writeFloat(value) : undefined
    case 'string':
    case 'any':
    case 'path':
    case 'uuid':
      return String(value)
    default:
      return unreachable(converter)
  }
}

// Filled up with zeros behind the sign, as Python's zfill does.
const writeInt = (value: number | bigint, digits: number): string | undefined => {
  if (typeof value === 'number' && !Number.isInteger(value)) return undefined
  const text = String(BigInt(value))
  return text.startsWith('-')
    ? `-${text.slice(1).padStart(digits - 1, '0')}`
    : text.padStart(digits, '0')
}

// With a point and without an exponent: the rule knows no other form.
const writeFloat = (value: number): string => {
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const [digits = '', exponent = '0'] = Math.abs(value).toString().split('e')
  const [whole = '', fraction = ''] = digits.split('.')
  const shift = Number(exponent)
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
  const all = whole + fraction.padEnd(shift, '0')
  const point = whole.length + shift
  return `${sign}${all.slice(0, point)}.${all.slice(point) || '0'}`
}
