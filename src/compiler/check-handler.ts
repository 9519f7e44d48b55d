import type { OxcError } from 'oxc-parser'
import { isTyped } from './begin-handler.ts'
import type { HandlerUse } from './begin-handler.ts'
import { checkExport } from './check-export.ts'
import { checkImports } from './check-imports.ts'
import { error } from './diagnostic.ts'
import type { Checking, Diagnostic } from './diagnostic.ts'
import { parseModule } from './parse-module.ts'
import type { PluginFolder } from './read-file.ts'
import type { SourceFile } from './source-file.ts'

/** Checks that a module exports a class by default, and that what it imports is there; it is parsed, never run. */
export function* checkHandler(folder: PluginFolder, file: SourceFile, use: HandlerUse): Checking {
  const parsed = parseModule(file)
  const problem = parsed.errors.find(({ severity }) => isError(severity))
  if (problem !== undefined) {
    yield syntaxError(file, problem)
    return
  }
  yield* checkImports(folder, file, parsed.module)
  yield* checkExport(file, use, parsed)
}

// The parser's enums are declared but not exported as values: they are their names.
const isError = (severity: string): boolean => severity === 'Error'

const syntaxError = (file: SourceFile, { message, labels, helpMessage }: OxcError): Diagnostic => {
  const { start = 0, end = 0 } = labels[0] ?? {}
  const hint = PYTHON.test(file.text) ? adviseLanguage(file.path) : helpMessage
  return error(
    'handler-syntax',
    { file, start, end },
    { message: `Cannot parse the handler: ${message}`, ...(hint === null ? {} : { hint }) },
  )
}

/** Lines that Python has, and a module that almost parses has not. */
const PYTHON =
  /^(?:from[ \t]+[\w.]+[ \t]+import[ \t]|import[ \t]+[\w.]+(?:[ \t]+as[ \t]+\w+)?[ \t]*$|[ \t]*(?:async[ \t]+)?def[ \t]+\w+[ \t]*\(|class[ \t]+\w+[ \t]*(?:\([^)]*\))?:[ \t]*$)/m

const adviseLanguage = (path: string): string =>
  `this looks like Python: the handler is ${isTyped(path) ? 'TypeScript' : 'JavaScript'}, see "Porting from Python" in README.md`
