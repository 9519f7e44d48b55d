import { parseSync } from 'oxc-parser'
import type { EcmaScriptModule, OxcError, ParseResult } from 'oxc-parser'
import { describeNonClass } from './describe-non-class.ts'
import { error } from './diagnostic.ts'
import type { Checking, Diagnostic } from './diagnostic.ts'
import { lacksInvoke } from './lacks-invoke.ts'
import { quote } from './quote.ts'
import type { SourceFile, Span } from './source-file.ts'

/** Checks that a module exports a class by default; it is parsed, never run. */
export function* checkHandler(file: SourceFile): Checking {
  const parsed = parseSync(file.path, file.text, { sourceType: 'module' })
  const problem = parsed.errors.find(({ severity }) => isNamed(severity, 'Error'))
  if (problem !== undefined) yield syntaxError(file, problem)
  else yield* checkExport(file, parsed)
}

// The parser's enums are declared but not exported as values: they are their names.
const isNamed = (value: string, name: string): boolean => value === name

const syntaxError = (file: SourceFile, { message, labels, helpMessage }: OxcError): Diagnostic => {
  const { start = 0, end = 0 } = labels[0] ?? {}
  return error(
    'handler-syntax',
    { file, start, end },
    {
      message: `Cannot parse the handler: ${message}`,
      ...(helpMessage === null ? {} : { hint: helpMessage }),
    },
  )
}

function* checkExport(file: SourceFile, parsed: ParseResult): Checking {
  const found = findDefault(parsed.module)
  if (found === undefined) {
    yield withoutDefault(file, parsed.module)
    return
  }
  // The usual case is told from the text; the syntax tree is only built, at some cost, for the others.
  const isClass = /^class\b/.test(file.text.slice(found.start, found.end))
  if (isClass && file.text.includes('_invoke')) return
  if (lacksInvoke(parsed.program)) {
    yield error(
      'handler-invoke',
      { file, ...found },
      {
        message: 'The handler has no method "_invoke"',
        hint: 'add: override _invoke(r, values, settings) { return new Response("hello") }',
      },
    )
    return
  }
  const what = describeNonClass(parsed.program)
  if (what === undefined) return
  yield error(
    'handler-export',
    { file, ...found },
    {
      message: `The default export of a handler must be a class, not ${what}`,
      hint: CLASS,
    },
  )
}

const CLASS = "write: export default class Duck extends Endpoint<'endpoints/duck'> { ... }"

const findDefault = ({ staticExports }: EcmaScriptModule): Span | undefined => {
  for (const { entries } of staticExports) {
    for (const { exportName, isType, start, end } of entries) {
      const isDefault = isNamed(exportName.kind, 'Default') || exportName.name === 'default'
      if (isDefault && !isType) return { start, end }
    }
  }
  return undefined
}

const withoutDefault = (file: SourceFile, { staticExports }: EcmaScriptModule): Diagnostic => {
  const message = 'Cannot find the handler: the module has no default export'
  const named = staticExports
    .flatMap(({ entries }) => entries)
    .find(({ exportName, isType }) => isNamed(exportName.kind, 'Name') && !isType)
  if (named === undefined) {
    return error('handler-export', { file, start: 0, end: 0 }, { message, hint: CLASS })
  }
  const { start, end } = named
  return error(
    'handler-export',
    { file, start, end },
    {
      message,
      hint: `write "export default" before the class instead of exporting ${quote(named.exportName.name ?? '')}`,
    },
  )
}
