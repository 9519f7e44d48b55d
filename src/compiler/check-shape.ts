import * as v from 'valibot'
import type { Shape } from '../plugin/shapes.ts'
import { checkKeys } from './check-keys.ts'
import { error, placeIn } from './diagnostic.ts'
import type { Diagnostic, DiagnosticCode, Reading } from './diagnostic.ts'
import { missingKey } from './missing-key.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import { capitalize, follow, formatPath } from './subject.ts'
import type { Subject } from './subject.ts'
import { describeNode, toPlain } from './yaml-node.ts'
import type { YamlEntry, YamlNode } from './yaml-node.ts'

/** What a shape makes of a declaration. */
export interface Checked<T> {
  /** The typed value, where all of the shape holds. */
  readonly whole: T | undefined
  /** The keys that hold, so that one mistake does not hide another. */
  readonly parts: Partial<T>
}

/** Checks the shape of a declaration and the spelling of its keys. */
export function* checkShape<T extends object>(
  subject: Subject,
  shape: Shape<T>,
): Reading<Checked<T>> {
  const { success, output, issues = [] } = v.safeParse(shape, toPlain(subject.node))
  const explained = new Set<YamlEntry>()
  for (const issue of issues) yield explain(subject, issue, explained)
  yield* checkKeys(subject.file, subject.node, { shape, explained })
  if (success) return { whole: output, parts: output }
  return { whole: undefined, parts: withoutBroken<T>(output, issues) }
}

/** The keys of a value that no issue is about; valibot has put through what it could. */
const withoutBroken = <T>(output: unknown, issues: readonly v.BaseIssue<unknown>[]): Partial<T> => {
  const broken = new Set(issues.map(({ path }) => path?.[0]?.key))
  if (broken.has(undefined) || typeof output !== 'object' || output === null) return {}
  const sound = Object.entries(output).filter(([key]) => !broken.has(key))
  return Object.fromEntries(sound) as Partial<T>
}

const explain = (
  subject: Subject,
  issue: v.BaseIssue<unknown>,
  explained: Set<YamlEntry>,
): Diagnostic => {
  const path = (issue.path ?? []).map(({ key }) => key)
  if (issue.path?.at(-1)?.origin === 'key') return missingKey(subject, path, explained)
  const { node } = follow(subject, path)
  const code = codeOf(issue)
  const name = path.length === 0 ? capitalize(subject.name) : quote(formatPath(path))
  const found = code === 'wrong-type' ? describeNode(node) : describeValue(node)
  const hint = subject.hints?.[String(path.at(-1))]?.(node) ?? hintFor(subject.file, issue, node)
  return error(code, placeIn(subject.file, node), {
    message: `${name} must be ${issue.message}${code === 'wrong-length' ? '' : `, not ${found}`}`,
    ...(hint === undefined ? {} : { hint }),
  })
}

const codeOf = (issue: v.BaseIssue<unknown>): DiagnosticCode => {
  switch (issue.type) {
    case 'max_length':
    case 'min_length':
      return 'wrong-length'
    case 'picklist':
    case 'literal':
    case 'regex':
    case 'min_value':
    case 'max_value':
      return 'invalid-value'
    default:
      return 'wrong-type'
  }
}

const describeValue = (node: YamlNode): string =>
  node.kind === 'scalar' && typeof node.value === 'string'
    ? quote(node.value)
    : node.kind === 'scalar'
      ? String(node.value)
      : describeNode(node)

const hintFor = (
  file: SourceFile,
  issue: v.BaseIssue<unknown>,
  node: YamlNode,
): string | undefined => {
  const written = file.text.slice(node.start, node.end)
  switch (issue.message) {
    case 'a text':
      return node.kind === 'scalar' && node.value !== null
        ? `put it in quotes: ${quote(written)}`
        : undefined
    case 'true or false':
      return 'write true or false, without quotes'
    case 'a list':
      return 'begin each entry on a line of its own with "- "'
    case 'a mapping':
      return 'write keys and values: "key: value"'
    default:
      return undefined
  }
}
