import type { RuleError } from './rule-error.ts'
import type { Variable } from './rule.ts'

// The variables become the arguments of a Python function; these words cannot be any.
const CONSTANTS = new Set(['None', 'True', 'False'])

/** The first variable whose name cannot be used, in the order in which Python looks. */
export const findNameError = (variables: readonly Variable[]): RuleError | undefined => {
  const constant = variables.find(({ name }) => CONSTANTS.has(name))
  if (constant !== undefined) return reserved(constant, 'ValueError')
  const names = new Set<string>()
  for (const variable of variables) {
    if (variable.name === '__debug__') return reserved(variable, 'SyntaxError')
    if (names.has(variable.name)) return duplicate(variable)
    names.add(variable.name)
  }
  return undefined
}

const reserved = (
  { name, start, end }: Variable,
  python: 'ValueError' | 'SyntaxError',
): RuleError => ({
  kind: 'error',
  code: 'reserved-variable',
  python,
  message: `Cannot name a variable "${name}" because Python reserves the word`,
  hint: 'choose another name',
  start,
  end,
})

const duplicate = ({ name, start, end }: Variable): RuleError => ({
  kind: 'error',
  code: 'duplicate-variable',
  python: 'SyntaxError',
  message: `Cannot use the variable "${name}" twice in one path`,
  hint: 'give one of them another name',
  start,
  end,
})
