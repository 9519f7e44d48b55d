import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Pair, Scalar, YAMLMap } from 'yaml'
import { addEntry, mergeInto } from './build-mapping.ts'
import { error, placeIn } from './diagnostic.ts'
import type { Diagnostic, Reading } from './diagnostic.ts'
import { parseYaml } from './parse-yaml.ts'
import { quote } from './quote.ts'
import type { SourceFile, Span } from './source-file.ts'
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar } from './yaml-node.ts'

/** Deeper than this no declaration nests. */
const MAX_DEPTH = 64

/** More values than this no declaration repeats through aliases; a bomb has billions. */
const MAX_ALIASED_VALUES = 10_000

/** The root value of a YAML file with the place of every part; undefined where it cannot be read. */
export function* readYaml(file: SourceFile): Reading<YamlNode | undefined> {
  const document = yield* parseYaml(file)
  if (document === undefined) return undefined
  const context: Context = {
    file,
    problems: [],
    broken: false,
    anchors: new Map(),
    open: new Set(),
    inAlias: false,
    aliasedValues: 0,
  }
  const root = readNode(context, document.contents, 0)
  yield* context.problems
  return context.broken ? undefined : root
}

interface Context {
  readonly file: SourceFile
  readonly problems: Diagnostic[]
  /** Set where the document has no usable value. */
  broken: boolean
  /** The nodes that have an anchor, up to where the reader is. */
  readonly anchors: Map<string, unknown>
  /** The collections that are being read: an alias to one of them would never end. */
  readonly open: Set<unknown>
  inAlias: boolean
  aliasedValues: number
}

const readNode = (context: Context, node: unknown, depth: number): YamlNode => {
  if (context.broken) return emptyAt(0)
  if (isAlias(node)) return readAlias(context, node, depth)
  const span = spanOf(node)
  if (context.inAlias && ++context.aliasedValues > MAX_ALIASED_VALUES) {
    return giveUp(
      context,
      error('yaml-alias', placeIn(context.file, span), {
        message: `Cannot read more than ${MAX_ALIASED_VALUES.toLocaleString('en')} values through aliases`,
        hint: 'write the values out instead of repeating them through aliases',
      }),
    )
  }
  if (depth > MAX_DEPTH) {
    return giveUp(
      context,
      error('yaml-too-complex', placeIn(context.file, span), {
        message: `Cannot read values nested more than ${MAX_DEPTH} deep`,
      }),
    )
  }
  if (isScalar(node)) {
    if (node.anchor !== undefined) context.anchors.set(node.anchor, node)
    return readScalar(node, span)
  }
  if (!isMap(node) && !isSeq(node)) return emptyAt(span.start)
  if (node.anchor !== undefined) context.anchors.set(node.anchor, node)
  context.open.add(node)
  const read = isMap(node)
    ? readMapping(context, node, depth)
    : {
        kind: 'list' as const,
        ...span,
        entries: node.items.map((entry) => readNode(context, entry, depth + 1)),
      }
  context.open.delete(node)
  return read
}

const readAlias = (
  context: Context,
  alias: { readonly source: string; readonly range?: readonly number[] | null },
  depth: number,
): YamlNode => {
  const target = context.anchors.get(alias.source)
  const span = spanOf(alias)
  if (target === undefined) {
    return giveUp(
      context,
      error('yaml-alias', placeIn(context.file, span), {
        message: `Cannot find the anchor ${quote(`&${alias.source}`)}`,
        hint: 'put the anchor before a value above this alias, or put the text in quotes',
      }),
    )
  }
  if (context.open.has(target)) {
    return giveUp(
      context,
      error('yaml-alias', placeIn(context.file, span), {
        message: `Cannot read ${quote(`*${alias.source}`)}: it stands inside its own value`,
      }),
    )
  }
  const outer = context.inAlias
  context.inAlias = true
  const read = readNode(context, target, depth + 1)
  context.inAlias = outer
  return read
}

const readScalar = (node: Scalar, span: Span): YamlScalar => {
  const { value } = node
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return { kind: 'scalar', value, style: STYLES[node.type ?? 'PLAIN'], ...span }
    default:
      return { kind: 'scalar', value: null, style: 'plain', ...span }
  }
}

const STYLES = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
} as const

const readMapping = (context: Context, map: YAMLMap, depth: number): YamlMapping => {
  const entries = new Map<string, YamlEntry>()
  const merged: YamlNode[] = []
  for (const pair of map.items) {
    const key = readKey(context, pair, depth)
    const value =
      pair.value === null ? emptyAt(key?.span.end ?? 0) : readNode(context, pair.value, depth + 1)
    if (key === undefined) continue
    if (key.merges) merged.push(value)
    else
      context.problems.push(
        ...addEntry(context.file, entries, { key: key.text, keySpan: key.span, value }),
      )
  }
  if (!context.broken) {
    for (const value of merged) context.problems.push(...mergeInto(context.file, entries, value))
  }
  return { kind: 'mapping', entries, ...spanOf(map) }
}

interface Key {
  readonly text: string
  readonly span: Span
  /** `<<`, unquoted: the keys of its value are taken over. */
  readonly merges: boolean
}

const readKey = (context: Context, pair: Pair, depth: number): Key | undefined => {
  const { key } = pair
  if (isScalar(key)) {
    if (key.anchor !== undefined) context.anchors.set(key.anchor, key)
    // A key is a text, whatever else it looks like: `404:`, `yes:`.
    const text = typeof key.value === 'string' ? key.value : (key.source ?? '')
    return { text, span: spanOf(key), merges: text === '<<' && key.type === 'PLAIN' }
  }
  const node = readNode(context, key, depth + 1)
  if (node.kind === 'scalar') return { text: String(node.value), span: spanOf(key), merges: false }
  context.problems.push(
    error('wrong-type', placeIn(context.file, node), {
      message: 'Cannot use a list or a mapping as a key',
      hint: 'put the key in quotes if it is meant as text',
    }),
  )
  return undefined
}

/** Gives the document up: nothing read from it can be relied on. */
const giveUp = (context: Context, diagnostic: Diagnostic): YamlNode => {
  context.problems.push(diagnostic)
  context.broken = true
  return emptyAt(0)
}

const emptyAt = (offset: number): YamlScalar => ({
  kind: 'scalar',
  value: null,
  style: 'plain',
  start: offset,
  end: offset,
})

const spanOf = (node: unknown): Span => {
  const range: unknown =
    typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
  const [start, end]: unknown[] = Array.isArray(range) ? range : []
  return { start: typeof start === 'number' ? start : 0, end: typeof end === 'number' ? end : 0 }
}
