import type { Compilation } from '../compiler/compile-plugin.ts'
import type { Diagnostic, Place } from '../compiler/diagnostic.ts'
import { formatDiagnostic } from '../compiler/format-diagnostic.ts'
import { positionAt } from '../compiler/source-file.ts'
import type { Invocation } from './command.ts'

/** The exit status of a compilation: 1 where there are errors or warnings that are denied. */
export const statusOf = ({ diagnostics }: Compilation, { options }: Invocation): number => {
  const denied = options['deny-warnings'] === true
  return diagnostics.some(({ severity }) => denied || severity === 'error') ? 1 : 0
}

/** Prints the diagnostics and how many there are. */
export const printDiagnostics = ({ diagnostics }: Compilation, { output }: Invocation): void => {
  if (diagnostics.length === 0) return
  for (const diagnostic of diagnostics) {
    output.printError(`${formatDiagnostic(diagnostic, output.colors)}\n`)
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const counts = [count(errors, 'error'), count(diagnostics.length - errors, 'warning')]
  output.printError(counts.filter((text) => !text.startsWith('0')).join(', '))
}

/** Prints a result for programs, the diagnostics with it. */
export const printJson = (
  compilation: Compilation,
  invocation: Invocation,
  result: Readonly<Record<string, unknown>>,
): void => {
  const report = {
    ok: statusOf(compilation, invocation) === 0,
    ...result,
    diagnostics: compilation.diagnostics.map(toJson),
  }
  invocation.output.print(JSON.stringify(report, null, 2))
}

/** A number of things, for people: `1 error`, `2 errors`. */
export const count = (number: number, what: string): string =>
  `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`

const toJson = ({ place, related, ...diagnostic }: Diagnostic) => ({
  ...diagnostic,
  ...locate(place),
  ...(related === undefined
    ? {}
    : { related: { message: related.message, ...locate(related.place) } }),
})

/** A place as fields; lines and columns count from 1, columns in UTF-16 units. */
const locate = ({ file, start, end }: Place) => {
  const from = positionAt(file, start)
  const to = positionAt(file, end)
  return {
    file: file.path,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
  }
}
