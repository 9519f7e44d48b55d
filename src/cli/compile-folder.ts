import { statSync } from 'node:fs'
import { compilePlugin } from '../compiler/compile-plugin.ts'
import type { Compilation } from '../compiler/compile-plugin.ts'
import { quote } from '../compiler/quote.ts'
import { UsageError } from './command.ts'
import type { CommandOption, Invocation } from './command.ts'

/** The options of every command that compiles. */
export const COMPILE_OPTIONS: Readonly<Record<'json' | 'deny-warnings', CommandOption>> = {
  json: { type: 'boolean', description: 'print the result as JSON, for programs' },
  'deny-warnings': { type: 'boolean', description: 'treat warnings as mistakes: exit with 1' },
}

/** Compiles the plugin in the folder of a call. */
export const compileFolder = ({ folder }: Invocation): Compilation => {
  if (!isFolder(folder)) {
    throw new UsageError(`there is no folder ${quote(folder)}`, 'name the folder of a plugin')
  }
  return compilePlugin(folder)
}

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
