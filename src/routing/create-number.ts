import type { BoundArguments } from './bind-arguments.ts'
import { wrongArgument } from './converter-problem.ts'
import type { ConverterProblem, CreatedConverter } from './converter-problem.ts'
import type { Argument } from './parse-arguments.ts'
import type { Limit } from './rule.ts'

// Greater than every finite double, less than infinity: "at least inf" without a literal for infinity.
const BEYOND_DOUBLES = 1n << 1024n

/** Makes an `int` converter; Python looks at its limits only when a value is compared with them. */
export const createInt = (bound: BoundArguments): CreatedConverter => {
  const min = readLimit(bound.get('min'))
  const max = readLimit(bound.get('max'))
  const never = min === Number.POSITIVE_INFINITY
  return {
    kind: 'created',
    converter: {
      kind: 'int',
      signed: isTrue(bound.get('signed')),
      digits: never ? -1 : readDigits(bound.get('fixed_digits')),
      min: never ? null : min,
      max: max === Number.POSITIVE_INFINITY ? null : max,
    },
    later: findLimitProblem(bound),
  }
}

/** Makes a `float` converter. */
export const createFloat = (bound: BoundArguments): CreatedConverter => {
  const min = readLimit(bound.get('min'))
  const max = readLimit(bound.get('max'))
  return {
    kind: 'created',
    converter: {
      kind: 'float',
      signed: isTrue(bound.get('signed')),
      min: min === Number.POSITIVE_INFINITY ? BEYOND_DOUBLES : min,
      max: max === Number.POSITIVE_INFINITY ? null : max,
    },
    later: findLimitProblem(bound),
  }
}

// Any true value signs, also the text "False".
const isTrue = (argument: Argument | undefined): boolean =>
  typeof argument?.value === 'number' ? argument.value !== 0 : Boolean(argument?.value)

const readDigits = (argument: Argument | undefined): number => {
  if (!isTrue(argument)) return 0
  const digits = typeof argument?.value === 'string' ? Number.NaN : Number(argument?.value)
  return Number.isSafeInteger(digits) ? digits : -1
}

const readLimit = (argument: Argument | undefined): Limit | null => {
  const value = argument?.value ?? null
  if (value === null || typeof value === 'string') return null
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value
  }
  // Nothing is less or greater than NaN.
  return Number.isNaN(value) ? null : value
}

const findLimitProblem = (bound: BoundArguments): ConverterProblem | undefined => {
  const text = [bound.get('min'), bound.get('max')].find(
    (argument) => typeof argument?.value === 'string',
  )
  if (text === undefined) return undefined
  return wrongArgument(text, 'TypeError', {
    message: `Cannot compare a number with the text "${text.text}"`,
    hint: 'write a number without quotes and without a comma after the last one',
  })
}
