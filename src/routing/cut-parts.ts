import { unreachable } from '../unreachable.ts'
import { formatExpression } from './format-expression.ts'
import type { Converter, Part, Token, Weight } from './rule.ts'

/** Cuts the tokens of a rule into the parts that Werkzeug compiles: at slashes, until a variable takes slashes. */
export const cutParts = (tokens: readonly Token[]): readonly Part[] => {
  const parts: Part[] = []
  let current: Token[] = []
  for (const token of tokens) {
    if (token.kind === 'slash' && !current.some(takesSlashes)) {
      parts.push(createPart(current, false))
      current = []
    } else {
      current.push(token)
    }
  }
  const final = current.some(takesSlashes)
  const suffixed = final && current.at(-1)?.kind === 'slash'
  if (suffixed) current.pop()
  const last = createPart(current, suffixed)
  parts.push(last)
  if (suffixed) parts.push({ kind: 'static', text: '', weight: last.weight })
  return parts
}

const takesSlashes = (token: Token): boolean =>
  token.kind === 'variable' && token.converter.kind === 'path'

const createPart = (tokens: readonly Token[], suffixed: boolean): Part => {
  const weight = weigh(tokens)
  const [first] = tokens
  if (first === undefined) return { kind: 'static', text: '', weight }
  if (first.kind === 'text' && tokens.length === 1) {
    return { kind: 'static', text: first.text, weight }
  }
  return {
    kind: 'variable',
    tokens,
    final: tokens.some(takesSlashes),
    suffixed,
    expression: formatExpression(tokens, suffixed),
    weight,
  }
}

const weigh = (tokens: readonly Token[]): Weight => {
  const texts = tokens.filter((token) => token.kind === 'text')
  const variables = tokens.filter((token) => token.kind === 'variable')
  return [
    0 - texts.length,
    texts.map(({ text }, index) => [index, -Array.from(text).length] as const),
    0 - variables.length,
    variables.map(({ converter }) => weightOf(converter)),
  ]
}

const weightOf = (converter: Converter): number => {
  switch (converter.kind) {
    case 'int':
    case 'float':
      return 50
    case 'string':
    case 'any':
    case 'uuid':
      return 100
    case 'path':
      return 200
    default:
      return unreachable(converter)
  }
}
