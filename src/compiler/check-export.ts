import type { EcmaScriptModule, ParseResult } from 'oxc-parser'
import { beginClass } from './begin-handler.ts'
import type { HandlerUse } from './begin-handler.ts'
import { checkInvoke } from './check-invoke.ts'
import { describeNonClass } from './describe-non-class.ts'
import { error, placeIn, warning } from './diagnostic.ts'
import type { Checking, Diagnostic } from './diagnostic.ts'
import { quote } from './quote.ts'
import type { SourceFile, Span } from './source-file.ts'

/** Checks that a handler's module exports a class by default, and that it answers with the types of its own endpoint. */
export function* checkExport(file: SourceFile, use: HandlerUse, parsed: ParseResult): Checking {
  const exported = findDefault(parsed.module)
  if (exported === undefined) {
    yield withoutDefault(file, use, parsed.module)
    return
  }
  const text = file.text.slice(exported.start, exported.end)
  if (text.startsWith('class')) yield* checkTypes(file, use, { text, start: exported.start })
  // The usual case is told from the text; the syntax tree is only built, at some cost, for the others.
  if (/^class\b/.test(text) && USUAL_METHOD.test(text)) return
  yield* checkInvoke(file, use, { program: parsed.program, exported })
  const what = describeNonClass(parsed.program)
  if (what === undefined) return
  yield error('handler-export', placeIn(file, exported), {
    message: `The default export of a handler must be a class, not ${what}`,
    hint: `write: ${beginClass(use)} { ... }`,
  })
}

/** The method at the beginning of a line, neither static nor private, and no generator. */
const USUAL_METHOD = /^[ \t]*(?:(?:public|override|async)[ \t]+)*_invoke[ \t]*\(/m

/** The type argument of the base class, where it is a text. */
const TYPED_CLASS =
  /^class(?:\s+[\w$]+)?\s+extends\s+Endpoint\s*<\s*(?:'([^'\n]*)'|"([^"\n]*)")\s*>/

function* checkTypes(
  file: SourceFile,
  { ids }: HandlerUse,
  { text, start }: { readonly text: string; readonly start: number },
): Checking {
  const [head = '', single, double] = TYPED_CLASS.exec(text) ?? []
  const id = single ?? double
  const [first, ...others] = ids
  if (id === undefined || first === undefined || ids.includes(id)) return
  const from = start + head.lastIndexOf(id) - 1
  yield warning('handler-types', placeIn(file, { start: from, end: from + id.length + 2 }), {
    message: `The handler has the types of ${quote(id)}, and serves ${quote(first)}`,
    hint:
      others.length === 0
        ? `write Endpoint<'${first}'>`
        : 'write Endpoint without types: several endpoints share the handler',
  })
}

// The parser's enums are declared but not exported as values: they are their names.
const isNamed = (value: string, name: string): boolean => value === name

const findDefault = ({ staticExports }: EcmaScriptModule): Span | undefined => {
  for (const { entries } of staticExports) {
    for (const { exportName, isType, start, end } of entries) {
      const isDefault = isNamed(exportName.kind, 'Default') || exportName.name === 'default'
      if (isDefault && !isType) return { start, end }
    }
  }
  return undefined
}

const withoutDefault = (
  file: SourceFile,
  use: HandlerUse,
  { staticExports }: EcmaScriptModule,
): Diagnostic => {
  const named = staticExports
    .flatMap(({ entries }) => entries)
    .find(({ exportName, isType }) => isNamed(exportName.kind, 'Name') && !isType)
  return error('handler-export', placeIn(file, named ?? { start: 0, end: 0 }), {
    message: 'Cannot find the handler: the module has no default export',
    hint:
      named === undefined
        ? `write: ${beginClass(use)} { ... }`
        : `write "export default" before the class instead of exporting ${quote(named.exportName.name ?? '')}`,
  })
}
