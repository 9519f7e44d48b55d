/** What can be wrong with a rule. */
export type RuleErrorCode =
  | 'missing-slash'
  | 'malformed-variable'
  | 'unknown-converter'
  | 'malformed-arguments'
  | 'unknown-argument'
  | 'repeated-argument'
  | 'too-many-arguments'
  | 'wrong-argument'
  | 'duplicate-variable'
  | 'reserved-variable'

/** The exception that Python raises, at the latest when a request reaches the rule; `none` where we alone refuse it. */
export type PythonError =
  | 'ValueError'
  | 'LookupError'
  | 'TypeError'
  | 'SyntaxError'
  | 'OverflowError'
  | 're.error'
  | 'none'

/** Why a path is no rule: `start` and `end` are its place in the path, in UTF-16 units. */
export interface RuleError {
  readonly kind: 'error'
  readonly code: RuleErrorCode
  readonly python: PythonError
  readonly message: string
  readonly hint: string
  readonly start: number
  readonly end: number
}
