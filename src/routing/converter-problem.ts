import type { Argument } from './parse-arguments.ts'
import type { PythonError, RuleErrorCode } from './rule-error.ts'
import type { Converter } from './rule.ts'

/** Why no converter can be made; `argument` is the one to blame, undefined where it is the converter itself. */
export interface ConverterProblem {
  readonly kind: 'problem'
  readonly code: RuleErrorCode
  readonly python: PythonError
  readonly message: string
  readonly hint: string
  readonly argument: Argument | undefined
}

/** A converter; `later` is a problem that Python meets only when a request reaches the rule. */
export interface CreatedConverter {
  readonly kind: 'created'
  readonly converter: Converter
  readonly later: ConverterProblem | undefined
}

/** The problem of an argument whose value cannot be used. */
export const wrongArgument = (
  argument: Argument,
  python: PythonError,
  { message, hint }: { readonly message: string; readonly hint: string },
): ConverterProblem => ({
  kind: 'problem',
  code: 'wrong-argument',
  python,
  message,
  hint,
  argument,
})
