import type { SourceFile, Span } from './source-file.ts'

/** Every kind of mistake the compiler tells; `docs/diagnostics.md` has one row a code. */
export const DIAGNOSTIC_CODES = [
  'duplicate-file',
  'duplicate-id',
  'duplicate-key',
  'duplicate-route',
  'duplicate-setting',
  'empty-file',
  'file-encoding',
  'file-missing',
  'file-outside',
  'file-too-large',
  'file-unreadable',
  'handler-export',
  'handler-import',
  'handler-invoke',
  'handler-missing',
  'handler-syntax',
  'handler-types',
  'invalid-rule',
  'invalid-value',
  'missing-key',
  'no-endpoints',
  'permission-missing',
  'reserved-path',
  'setting-default',
  'setting-options',
  'setting-scope',
  'suspicious-path',
  'too-many-settings',
  'unknown-key',
  'unknown-method',
  'unreachable-route',
  'variable-clash',
  'wrong-kind',
  'wrong-length',
  'wrong-type',
  'yaml-alias',
  'yaml-documents',
  'yaml-syntax',
  'yaml-too-complex',
] as const

/** One kind of mistake. */
export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number]

/** Where something stands; a file without text has no frame to show. */
export interface Place extends Span {
  readonly file: SourceFile
}

/** One mistake of the author, as facts; `format-diagnostic.ts` renders the text. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  /** A warning does not fail the build. */
  readonly severity: 'error' | 'warning'
  /** What cannot be done, values in double quotes, no full stop. */
  readonly message: string
  readonly place: Place
  /** The remedy. */
  readonly hint?: string
  /** A second place that is involved. */
  readonly related?: { readonly message: string; readonly place: Place }
}

/** Reads or checks something: yields what is wrong on the way, and gives the result. */
export type Reading<T> = Generator<Diagnostic, T, undefined>

/** Checks something: yields what is wrong with it. */
export type Checking = Generator<Diagnostic, void, undefined>

/** Reads to the end: the result, and all that is wrong. */
export const collect = <T>(
  reading: Reading<T>,
): { readonly result: T; readonly diagnostics: readonly Diagnostic[] } => {
  const diagnostics: Diagnostic[] = []
  let step = reading.next()
  while (!step.done) {
    diagnostics.push(step.value)
    step = reading.next()
  }
  return { result: step.value, diagnostics }
}

/** The place of a file as a whole, where nothing of it has been read. */
export const wholeFile = (path: string): Place => ({ file: { path, text: '' }, start: 0, end: 0 })

/** The place of a span in a file. */
export const placeIn = (file: SourceFile, span: Span): Place => ({
  file,
  start: span.start,
  end: span.end,
})

/** A mistake that fails the build. */
export const error = (
  code: DiagnosticCode,
  place: Place,
  rest: Pick<Diagnostic, 'message' | 'hint' | 'related'>,
): Diagnostic => ({ code, severity: 'error', place, ...rest })

/** A mistake that does not fail the build. */
export const warning = (
  code: DiagnosticCode,
  place: Place,
  rest: Pick<Diagnostic, 'message' | 'hint' | 'related'>,
): Diagnostic => ({ code, severity: 'warning', place, ...rest })
