import type { Span } from './source-file.ts'

/** A single value: text, number, true or false, or nothing. */
export interface YamlScalar extends Span {
  readonly kind: 'scalar'
  readonly value: string | number | bigint | boolean | null
  readonly style: 'plain' | 'single' | 'double' | 'block'
}

/** A list. */
interface YamlList extends Span {
  readonly kind: 'list'
  readonly entries: readonly YamlNode[]
}

/** One key of a mapping and its value. */
export interface YamlEntry {
  readonly key: string
  readonly keySpan: Span
  readonly value: YamlNode
}

/** A mapping, in the order it was written. */
export interface YamlMapping extends Span {
  readonly kind: 'mapping'
  readonly entries: ReadonlyMap<string, YamlEntry>
}

/** A value read from YAML, with its place. */
export type YamlNode = YamlScalar | YamlList | YamlMapping

/** A scalar that is a text. */
export interface ScalarText {
  readonly text: string
  readonly node: YamlScalar
}

/** The value under a key, or undefined; what is there but empty counts as absent, as in Dify. */
export const valueAt = (node: YamlNode | undefined, key: string): YamlNode | undefined => {
  if (node?.kind !== 'mapping') return undefined
  const value = node.entries.get(key)?.value
  return value?.kind === 'scalar' && value.value === null ? undefined : value
}

/** The text under a key with its node, or undefined where there is none or it is no text. */
export const textAt = (node: YamlNode | undefined, key: string): ScalarText | undefined => {
  const value = valueAt(node, key)
  return value?.kind === 'scalar' && typeof value.value === 'string'
    ? { text: value.value, node: value }
    : undefined
}

/** The bare value, for a schema to check: keys with nothing under them are left out. */
export const toPlain = (node: YamlNode): unknown => {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.entries.map(toPlain)
  // Without a prototype, `__proto__` is a key like any other.
  const plain: Record<string, unknown> = Object.create(null)
  for (const [key, { value }] of node.entries) {
    if (value.kind !== 'scalar' || value.value !== null) plain[key] = toPlain(value)
  }
  return plain
}

/** What a value is, for people: `a list`. */
export const describeNode = (node: YamlNode): string => {
  if (node.kind === 'list') return 'a list'
  if (node.kind === 'mapping') return 'a mapping'
  switch (typeof node.value) {
    case 'string':
      return 'a text'
    case 'boolean':
      return String(node.value)
    case 'object':
      return 'empty'
    default:
      return 'a number'
  }
}
