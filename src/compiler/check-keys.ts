import type * as v from 'valibot'
import { placeIn, warning } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { nearest } from './nearest.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import type { YamlEntry, YamlMapping, YamlNode } from './yaml-node.ts'

/** What the keys are checked against. */
export interface Expected {
  readonly shape: v.GenericSchema
  /** Entries that a diagnostic tells of already. */
  readonly explained: ReadonlySet<YamlEntry>
}

/** Warns of unknown keys that look like a misspelling of a known one; Dify ignores them in silence. */
export function* checkKeys(file: SourceFile, node: YamlNode, expected: Expected): Checking {
  if (node.kind === 'scalar') return
  if (node.kind === 'list') {
    const shape = entryShapeOf(expected.shape)
    if (shape === undefined) return
    for (const entry of node.entries) yield* checkKeys(file, entry, { ...expected, shape })
    return
  }
  const known = keysOf(expected.shape)
  if (known === undefined) return
  for (const entry of node.entries.values()) {
    const shape = known.get(entry.key)
    if (shape !== undefined) yield* checkKeys(file, entry.value, { ...expected, shape })
    else if (!expected.explained.has(entry)) yield* checkSpelling(file, entry, { node, known })
  }
}

function* checkSpelling(
  file: SourceFile,
  { key, keySpan }: YamlEntry,
  { node, known }: { readonly node: YamlMapping; readonly known: ReadonlyMap<string, unknown> },
): Checking {
  if (LOCALE.test(key) && known.has('en_US')) return
  const absent = [...known.keys()].filter((candidate) => !node.entries.has(candidate))
  const meant = STAND_INS[key] ?? nearest(key, absent)
  if (meant === undefined || !known.has(meant)) return
  yield warning('unknown-key', placeIn(file, keySpan), {
    message: `The key ${quote(key)} is not known and has no effect`,
    hint: `did you mean ${quote(meant)}?`,
  })
}

/** A language that Dify does not read is no misspelling: `zh_Hant`, `de_DE`. */
const LOCALE = /^[a-z]{2,3}_(?:[A-Z]{2}|[A-Z][a-z]{3})$/

/** Keys that Dify's guide has wrong, or that say the same in other systems. */
const STAND_INS: Readonly<Record<string, string | undefined>> = {
  helper: 'help',
  methods: 'method',
}

/** The known keys of a mapping's schema, each with the schema of its value. */
const keysOf = (shape: v.GenericSchema): ReadonlyMap<string, v.GenericSchema> | undefined => {
  const mapping = unwrap(shape).find((layer) => 'entries' in layer)
  const entries: unknown = mapping !== undefined && 'entries' in mapping ? mapping.entries : {}
  return mapping === undefined
    ? undefined
    : new Map(Object.entries(entries as Record<string, v.GenericSchema>))
}

const entryShapeOf = (shape: v.GenericSchema): v.GenericSchema | undefined => {
  const list = unwrap(shape).find((layer) => layer.type === 'array')
  return list !== undefined && 'item' in list ? (list.item as v.GenericSchema) : undefined
}

/** A schema without what is wrapped around it: optional, and the steps of a pipe. */
const unwrap = (shape: v.GenericSchema): readonly v.GenericSchema[] => {
  if ('wrapped' in shape) return unwrap(shape.wrapped as v.GenericSchema)
  return 'pipe' in shape ? (shape.pipe as readonly v.GenericSchema[]) : [shape]
}
