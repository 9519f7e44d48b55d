import { cutParts } from './cut-parts.ts'
import { findNameError } from './find-name-error.ts'
import { mergeSlashes, originalSpan } from './merge-slashes.ts'
import type { MergedText } from './merge-slashes.ts'
import { readVariable } from './read-variable.ts'
import type { ReadVariable } from './read-variable.ts'
import type { RuleError } from './rule-error.ts'
import type { Rule, Token, Variable } from './rule.ts'
import { typeOfValues } from './type-of-values.ts'

/** Parses a path in Werkzeug's syntax; the error is the first one that Python raises. */
export const parseRule = (path: string): Rule | RuleError => {
  if (!path.startsWith('/')) return missingSlash(path)
  const merged = mergeSlashes(path)
  const tokens: Token[] = []
  const variables: Variable[] = []
  let later: RuleError | undefined
  for (let index = 0; index < merged.text.length;) {
    const read = readToken(merged.text, index)
    if (read.kind === 'error') return placed(merged, read)
    if (read.kind === 'variable') {
      const { name, converter } = read
      const span = originalSpan(merged, { start: index, end: read.end })
      tokens.push({ kind: 'variable', variable: variables.length, converter })
      variables.push({ name, converter, type: typeOfValues(converter), ...span })
      later ??= read.later && placed(merged, read.later)
    } else {
      tokens.push(read.token)
    }
    index = read.end
  }
  const error = findNameError(variables) ?? later
  return error ?? { kind: 'rule', path, parts: cutParts(tokens), variables }
}

const missingSlash = (path: string): RuleError => ({
  kind: 'error',
  code: 'missing-slash',
  python: 'ValueError',
  message: `Cannot route "${path}" because it does not start with a slash`,
  hint: `write "${withSlash(path)}"`,
  start: 0,
  end: Math.min(1, path.length),
})

/** The path that was meant; of a whole URL only its path is a rule. */
const withSlash = (path: string): string => {
  const rest = /^[a-z][a-z\d+.-]*:\/\/[^/]*(.*)$/is.exec(path)?.[1] ?? path
  return rest.startsWith('/') ? rest : `/${rest}`
}

const placed = (merged: MergedText, error: RuleError): RuleError => ({
  ...error,
  ...originalSpan(merged, error),
})

const TEXT = /[^</]+/y

interface ReadText {
  readonly kind: 'text'
  readonly token: Token
  readonly end: number
}

const readToken = (text: string, start: number): ReadText | ReadVariable | RuleError => {
  if (text[start] === '/') return { kind: 'text', token: { kind: 'slash' }, end: start + 1 }
  TEXT.lastIndex = start
  const [written] = TEXT.exec(text) ?? []
  if (written === undefined) return readVariable(text, start)
  return { kind: 'text', token: { kind: 'text', text: written }, end: start + written.length }
}
