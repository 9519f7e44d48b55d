import type { BoundArguments } from './bind-arguments.ts'
import { wrongArgument } from './converter-problem.ts'
import type { ConverterProblem, CreatedConverter } from './converter-problem.ts'
import type { Argument } from './parse-arguments.ts'
import { pythonInt } from './python-number.ts'
import type { StringConverter } from './rule.ts'

// From here on Python's regular expressions refuse a repetition (sre's MAXREPEAT).
const MAX_REPEAT = 4_294_967_295

/** Makes a `string` converter; `length` overrides the other two, which Python then does not even read. */
export const createString = (bound: BoundArguments): CreatedConverter | ConverterProblem => {
  const length = bound.get('length')
  if (length !== undefined && length.value !== null) {
    const exact = readLength(length)
    if (typeof exact !== 'number') return exact
    return created(
      { min: exact, max: exact, exact: true },
      exact < MAX_REPEAT ? undefined : tooLong(length),
    )
  }
  const { minlength, maxlength } = {
    minlength: bound.get('minlength'),
    maxlength: bound.get('maxlength'),
  }
  const max = maxlength === undefined || maxlength.value === null ? null : readLength(maxlength)
  if (max !== null && typeof max !== 'number') return max
  const min = minlength === undefined ? 1 : readLength(minlength)
  if (typeof min !== 'number') return min
  return created({ min, max, exact: false }, findRangeProblem(min, max, [minlength, maxlength]))
}

const created = (
  range: Omit<StringConverter, 'kind'>,
  later: ConverterProblem | undefined,
): CreatedConverter => ({ kind: 'created', converter: { kind: 'string', ...range }, later })

// What Python's int() makes of the value.
const readLength = (argument: Argument): number | ConverterProblem => {
  const { value } = argument
  const length = typeof value === 'string' ? pythonInt(value) : value
  const refuse = (python: 'TypeError' | 'ValueError' | 'OverflowError' | 'none') =>
    wrongArgument(argument, python, {
      message: `Cannot use "${argument.text}" as a length`,
      hint: 'write a whole number that is not negative',
    })
  if (length === null) return refuse('TypeError')
  if (length === undefined) return refuse('ValueError')
  const whole = Math.trunc(Number(length))
  if (Number.isNaN(whole)) return refuse('ValueError')
  if (typeof length === 'number' && !Number.isFinite(length)) return refuse('OverflowError')
  // Only a quoted one can be negative: Python then looks for the text of the braces.
  return whole < 0 ? refuse('none') : whole
}

const findRangeProblem = (
  min: number,
  max: number | null,
  [minlength, maxlength]: readonly (Argument | undefined)[],
): ConverterProblem | undefined => {
  if (minlength !== undefined && min >= MAX_REPEAT) return tooLong(minlength)
  if (maxlength === undefined || max === null) return undefined
  if (max >= MAX_REPEAT) return tooLong(maxlength)
  if (max >= min) return undefined
  return wrongArgument(maxlength, 're.error', {
    message: `Cannot match a text of at least ${min} and at most ${max} characters`,
    hint: `"minlength" (1 if it is not given) must not be greater than "maxlength"`,
  })
}

const tooLong = (argument: Argument): ConverterProblem =>
  wrongArgument(argument, 'OverflowError', {
    message: `Cannot match a text of ${argument.text} characters`,
    hint: `write a length below ${MAX_REPEAT}`,
  })
