import { bindArguments } from './bind-arguments.ts'
import type { BoundArguments } from './bind-arguments.ts'
import { wrongArgument } from './converter-problem.ts'
import type { ConverterProblem, CreatedConverter } from './converter-problem.ts'
import { createFloat, createInt } from './create-number.ts'
import { createString } from './create-string.ts'
import { nearestName } from './nearest-name.ts'
import type { Argument } from './parse-arguments.ts'

const NAMES = ['any', 'default', 'float', 'int', 'path', 'string', 'uuid'] as const
const STRING_ARGUMENTS = ['minlength', 'maxlength', 'length']
const INT_ARGUMENTS = ['fixed_digits', 'min', 'max', 'signed']
const FLOAT_ARGUMENTS = ['min', 'max', 'signed']

type Created = CreatedConverter | ConverterProblem

/** Makes the converter of that name as Python calls its constructor. */
export const createConverter = (name: string, list: readonly Argument[]): Created => {
  switch (NAMES.find((known) => known === name)) {
    case 'any':
      return createAny(list)
    case 'path':
      return createPlain('path', list)
    case 'uuid':
      return createPlain('uuid', list)
    case 'int':
      return construct(createInt, bindArguments(name, INT_ARGUMENTS, list))
    case 'float':
      return construct(createFloat, bindArguments(name, FLOAT_ARGUMENTS, list))
    case 'default':
    case 'string':
      return construct(createString, bindArguments(name, STRING_ARGUMENTS, list))
    default:
      return unknownConverter(name)
  }
}

const construct = (
  create: (bound: BoundArguments) => Created,
  bound: BoundArguments | ConverterProblem,
): Created => (bound.kind === 'bound' ? create(bound) : bound)

const createAny = (list: readonly Argument[]): Created => {
  const named = list.find(({ name }) => name !== undefined)
  if (named !== undefined)
    return unknownArgument('any', named, 'it takes only texts to choose from')
  const items: string[] = []
  for (const argument of list) {
    if (typeof argument.value !== 'string') {
      return wrongArgument(argument, 'TypeError', {
        message: `Cannot choose from "${argument.text}" because it is not a text`,
        hint: `write "${argument.text}" in quotes`,
      })
    }
    items.push(argument.value)
  }
  // Python joins the items by "|": none are one empty item.
  const converter = { kind: 'any', items: items.length === 0 ? [''] : items } as const
  return { kind: 'created', converter, later: undefined }
}

// They take any arguments and look at none; two names are taken by the call itself.
const createPlain = (kind: 'path' | 'uuid', list: readonly Argument[]): Created => {
  const taken = list.find(({ name }) => name === 'self' || name === 'map')
  if (taken !== undefined) return unknownArgument(kind, taken, 'it needs no arguments')
  return { kind: 'created', converter: { kind }, later: undefined }
}

const unknownArgument = (
  converter: string,
  argument: Argument,
  hint: string,
): ConverterProblem => ({
  kind: 'problem',
  code: 'unknown-argument',
  python: 'TypeError',
  message: `Cannot give "${converter}" an argument "${argument.name ?? ''}"`,
  hint,
  argument,
})

const unknownConverter = (name: string): ConverterProblem => {
  const nearest = nearestName(name, NAMES)
  return {
    kind: 'problem',
    code: 'unknown-converter',
    python: 'LookupError',
    message: `Cannot find the converter "${name}"`,
    hint:
      nearest === undefined
        ? `the converters are ${NAMES.map((known) => `"${known}"`).join(', ')}`
        : `did you mean "${nearest}"?`,
    argument: undefined,
  }
}
