import { statSync } from 'node:fs'
import { compilePlugin } from '../compiler/compile-plugin.ts'
import type { Compilation } from '../compiler/compile-plugin.ts'
import { formatDiagnostic } from '../compiler/format-diagnostic.ts'
import { quote } from '../compiler/quote.ts'
import { UsageError } from './command.ts'
import type { CommandOption, Invocation } from './command.ts'

/** The options of every command that compiles. */
export const COMPILE_OPTIONS: Readonly<Record<'json' | 'deny-warnings', CommandOption>> = {
  json: { type: 'boolean', description: 'print the result as JSON, for programs' },
  'deny-warnings': { type: 'boolean', description: 'exit with 1 on warnings as well' },
}

/** Compiles the plugin of an invocation. */
export const compile = ({ folder }: Invocation): Compilation => {
  if (!isFolder(folder)) {
    throw new UsageError(`${quote(folder)} is no folder`, 'name the folder of a plugin')
  }
  return compilePlugin(folder)
}

/** Prints the diagnostics and their count to people; gives the exit status. */
export const report = ({ diagnostics }: Compilation, { options, output }: Invocation): number => {
  for (const diagnostic of diagnostics) output.printError(`${formatDiagnostic(diagnostic)}\n`)
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const warnings = diagnostics.length - errors
  if (diagnostics.length > 0) {
    output.printError(
      [count(errors, 'error'), count(warnings, 'warning')].filter(Boolean).join(', '),
    )
  }
  return errors > 0 || (warnings > 0 && options['deny-warnings'] === true) ? 1 : 0
}

/** A number of things: `1 error`, `2 errors`; nothing for none. */
export const count = (number: number, what: string): string =>
  number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}`

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
