import { parseSync } from 'oxc-parser'
import { error } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import type { SourceFile } from './source-file.ts'

/** Checks that a module exports a handler class by default; it is parsed, not run. */
export function* checkHandler(file: SourceFile): Checking {
  const { errors, module } = parseSync(file.path, file.text, { sourceType: 'module' })
  const problem = errors.find(({ severity }) => isNamed(severity, 'Error'))
  if (problem !== undefined) {
    const [label] = problem.labels
    yield error(
      'handler-syntax',
      { file, start: label?.start ?? 0, end: label?.end ?? 0 },
      {
        message: problem.message,
        ...(problem.helpMessage === null ? {} : { hint: problem.helpMessage }),
      },
    )
    return
  }
  const exports = module.staticExports.flatMap(({ entries }) => entries)
  const found = exports.some(
    ({ exportName, isType }) =>
      !isType && (isNamed(exportName.kind, 'Default') || exportName.name === 'default'),
  )
  if (found) return
  yield error(
    'handler-export',
    { file, start: 0, end: 0 },
    {
      message: 'Cannot find the default export of the handler',
      hint: 'export the class by default: export default class Duck extends Endpoint { ... }',
    },
  )
}

// The parser's enums are declared but not exported as values: they are their names.
const isNamed = (value: string, name: string): boolean => value === name
