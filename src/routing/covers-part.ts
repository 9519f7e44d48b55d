import { unreachable } from '../unreachable.ts'
import { fitsConverter } from './fits-converter.ts'
import type { Converter, Part, StringConverter, Token, VariablePart } from './rule.ts'

/** Whether a part certainly matches every text that another one matches. */
export const coversPart = (first: VariablePart, second: Part): boolean => {
  if (second.kind === 'static') return !first.final && matchesText(first, second.text)
  if (first.final !== second.final || first.suffixed !== second.suffixed) return false
  return (
    first.tokens.length === second.tokens.length &&
    first.tokens.every((token, index) => coversToken(token, second.tokens[index]))
  )
}

// Only a variable that stands alone is asked; that is all there is to gain for a warning.
const matchesText = ({ tokens }: VariablePart, text: string): boolean => {
  const [token] = tokens
  return tokens.length === 1 && token?.kind === 'variable' && fitsConverter(token.converter, text)
}

const coversToken = (first: Token, second: Token | undefined): boolean => {
  switch (first.kind) {
    case 'text':
      return second?.kind === 'text' && second.text === first.text
    case 'slash':
      return second?.kind === 'slash'
    case 'variable':
      return second?.kind === 'variable' && coversConverter(first.converter, second.converter)
    default:
      return unreachable(first)
  }
}

const coversConverter = (first: Converter, second: Converter): boolean => {
  if (second.kind === 'any') return second.items.every((item) => fitsConverter(first, item))
  switch (first.kind) {
    case 'string':
      return coversByLength(first, second)
    case 'int':
    case 'float':
      return second.kind === first.kind && (first.signed || !second.signed)
    case 'path':
    case 'uuid':
      return second.kind === first.kind
    case 'any':
      return false
    default:
      return unreachable(first)
  }
}

const UUID_LENGTH = 36

const coversByLength = (first: StringConverter, second: Converter): boolean => {
  switch (second.kind) {
    case 'string':
      return first.min <= second.min && isWithin(second.max, first.max)
    case 'uuid':
      return first.min <= UUID_LENGTH && isWithin(UUID_LENGTH, first.max)
    case 'int':
      return first.min <= 1 && first.max === null
    case 'float':
      return first.min <= '0.0'.length && first.max === null
    default:
      return false
  }
}

const isWithin = (length: number | null, max: number | null): boolean =>
  max === null || (length !== null && length <= max)
