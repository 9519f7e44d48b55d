import type { SourceFile } from './source-file.ts'
import type { YamlEntry, YamlNode } from './yaml-node.ts'

/** A declaration to check. */
export interface Subject {
  readonly file: SourceFile
  readonly node: YamlNode
  /** What it is, for people: `the endpoint`. */
  readonly name: string
  /** The key it stands under, if any: where to point when one of its own keys is missing. */
  readonly entry?: YamlEntry
  /** The remedy for a value that does not fit, by the key of the value. */
  readonly hints?: Readonly<Record<string, (node: YamlNode) => string | undefined>>
}

/** Where a path of keys and indices leads: the last entry passed on the way, and the node. */
export const follow = (
  subject: Subject,
  path: readonly unknown[],
): { readonly entry: YamlEntry | undefined; readonly node: YamlNode } => {
  let { entry, node }: { entry?: YamlEntry | undefined; node: YamlNode } = subject
  for (const key of path) {
    const inside = node.kind === 'mapping' ? node.entries.get(String(key)) : undefined
    const child = node.kind === 'list' ? node.entries[Number(key)] : inside?.value
    if (child === undefined) break
    entry = inside
    node = child
  }
  return { entry, node }
}

/** A path of keys and indices as people write it: `options[0].label`. */
export const formatPath = (path: readonly unknown[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

/** The text with its first letter in upper case. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
