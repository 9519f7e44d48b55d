import type { ConverterProblem } from './converter-problem.ts'
import { createConverter } from './create-converter.ts'
import { describeMalformed } from './describe-malformed.ts'
import { parseArguments } from './parse-arguments.ts'
import type { RuleError } from './rule-error.ts'
import type { Converter } from './rule.ts'

/** A variable as it stands in a rule; `later` is an error that Python meets only at the first request. */
export interface ReadVariable {
  readonly kind: 'variable'
  readonly name: string
  readonly converter: Converter
  readonly end: number
  readonly later: RuleError | undefined
}

const NAME = '[a-zA-Z_][a-zA-Z0-9_]*'
const VARIABLE = new RegExp(
  `<(?:(?<converter>${NAME})(?:\\((?<list>[^\\n]*?)\\))?:)?(?<name>${NAME})>`,
  'y',
)

/** Reads `<converter(arguments):name>` at `start`, where a "<" stands. */
export const readVariable = (text: string, start: number): ReadVariable | RuleError => {
  VARIABLE.lastIndex = start
  const match = VARIABLE.exec(text)
  if (match === null) return describeMalformed(text, start)
  const { converter = 'default', list = '', name = '' } = match.groups ?? {}
  const converterSpan = { start: start + 1, end: start + 1 + converter.length }
  const listStart = converterSpan.end + 1
  const parsed = parseArguments(list)
  if (parsed.kind === 'error') {
    const wrong = list.slice(parsed.start, parsed.end)
    return malformedArguments(converter, wrong, listStart + parsed.start)
  }
  const result = createConverter(converter, parsed.list)
  const blame = ({ argument, ...problem }: ConverterProblem): RuleError => ({
    ...problem,
    kind: 'error',
    start: argument === undefined ? converterSpan.start : listStart + argument.start,
    end: argument === undefined ? converterSpan.end : listStart + argument.end,
  })
  if (result.kind === 'problem') return blame(result)
  return {
    kind: 'variable',
    name,
    converter: result.converter,
    end: start + match[0].length,
    later: result.later && blame(result.later),
  }
}

const malformedArguments = (converter: string, wrong: string, start: number): RuleError => ({
  kind: 'error',
  code: 'malformed-arguments',
  python: 'ValueError',
  message: `Cannot read "${wrong}" among the arguments of "${converter}"`,
  hint: wrong.endsWith('-')
    ? 'a number has no sign here; put a text that is not one word in quotes'
    : 'separate arguments by commas and put a text that is not one word in quotes',
  start,
  end: start + wrong.length,
})
