import type { ConverterProblem } from './converter-problem.ts'
import { nearestName } from './nearest-name.ts'
import type { Argument } from './parse-arguments.ts'

/** The arguments of a converter by the names of its constructor. */
export interface BoundArguments {
  readonly kind: 'bound'
  readonly get: (name: string) => Argument | undefined
}

/** Gives each argument its name, as Python does in a call; of equal names the last one wins. */
export const bindArguments = (
  converter: string,
  names: readonly string[],
  list: readonly Argument[],
): BoundArguments | ConverterProblem => {
  const bound = new Map<string, Argument>()
  const positional = list.filter((argument) => argument.name === undefined)
  const surplus = positional[names.length]
  if (surplus !== undefined) return tooMany(converter, names, surplus)
  for (const [index, argument] of positional.entries()) bound.set(names[index] ?? '', argument)
  for (const argument of list) {
    const { name } = argument
    if (name === undefined) continue
    if (!names.includes(name)) return unknownArgument(converter, names, argument)
    if (bound.get(name)?.name === undefined && bound.has(name)) return repeated(name, argument)
    bound.set(name, argument)
  }
  return { kind: 'bound', get: (name) => bound.get(name) }
}

const tooMany = (
  converter: string,
  names: readonly string[],
  argument: Argument,
): ConverterProblem => ({
  kind: 'problem',
  code: 'too-many-arguments',
  python: 'TypeError',
  message: `Cannot give "${converter}" more than ${names.length} arguments`,
  hint: `its arguments are ${listNames(names)}`,
  argument,
})

const unknownArgument = (
  converter: string,
  names: readonly string[],
  argument: Argument,
): ConverterProblem => {
  const name = argument.name ?? ''
  const nearest = nearestName(name, names)
  return {
    kind: 'problem',
    code: 'unknown-argument',
    python: 'TypeError',
    message: `Cannot give "${converter}" an argument "${name}"`,
    hint:
      nearest === undefined
        ? `its arguments are ${listNames(names)}`
        : `did you mean "${nearest}"?`,
    argument,
  }
}

const repeated = (name: string, argument: Argument): ConverterProblem => ({
  kind: 'problem',
  code: 'repeated-argument',
  python: 'TypeError',
  message: `Cannot give "${name}" twice, by its place and by its name`,
  hint: 'remove one of them',
  argument,
})

const listNames = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
