import type { Method } from '../plugin/endpoint.ts'
import { convertValue } from './convert-value.ts'
import { decodePath, encodePath } from './encode-path.ts'
import { matchPart } from './match-part.ts'
import { bitOf, methodsOf } from './method-bits.ts'
import type { RouteTable, TableNode } from './table.ts'
import type { Values } from './values.ts'

/** What a path comes to; the runtime answers every kind in one place. */
export type Match =
  | { readonly kind: 'found'; readonly rule: number; readonly values: Values }
  | { readonly kind: 'redirect'; readonly path: string }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly Method[] }
  | { readonly kind: 'nothing' }

/**
 * Finds the rule for a method and the path of a request target as it was sent: percent-encoded, without query.
 * `rule` is its place in the list given to `compileTable`; `path` of a redirect is encoded.
 */
export const match = (table: RouteTable, method: string, path: string): Match => {
  const walk: Walk = { table, bit: bitOf(method.toUpperCase()), fitting: 0 }
  const decoded = `/${decodePath(path).replace(/^\/+/, '')}`
  const outcome = walkPath(walk, decoded)
  if (outcome === 'slash') return { kind: 'redirect', path: encodePath(`${decoded}/`) }
  if (outcome !== undefined) return convertValues(walk, outcome) ?? refuse(walk)
  const merged = decoded.replaceAll(/\/{2,}/g, '/')
  const again = merged === decoded ? undefined : walkPath(walk, merged)
  if (again === undefined) return refuse(walk)
  return { kind: 'redirect', path: encodePath(again === 'slash' ? `${merged}/` : merged) }
}

interface Walk {
  readonly table: RouteTable
  readonly bit: number
  /** the methods of rules that fit the path but not the method */
  fitting: number
}

type Outcome = { readonly rule: number; readonly texts: readonly string[] } | 'slash' | undefined

const walkPath = (walk: Walk, path: string): Outcome =>
  walkNode(walk, walk.table.root, { segments: path.slice(1).split('/'), texts: [] })

interface Position {
  readonly segments: readonly string[]
  readonly texts: readonly string[]
}

const walkNode = (walk: Walk, node: TableNode, { segments, texts }: Position): Outcome => {
  const [segment, ...rest] = segments
  if (segment === undefined) return endWalk(walk, node, texts)
  const child = findText(node, segment)
  const found = child && walkNode(walk, child, { segments: rest, texts })
  if (found !== undefined) return found
  for (const [part, next] of node.parts) {
    const fit = matchPart(part, part.final ? segments.join('/') : segment)
    if (fit === undefined) continue
    const remaining = part.final ? (fit.slash ? [''] : []) : rest
    const result = walkNode(walk, next, { segments: remaining, texts: [...texts, ...fit.texts] })
    if (result !== undefined) return result
  }
  return undefined
}

const findText = (node: TableNode, text: string): TableNode | undefined =>
  node.texts.find(([own]) => own === text)?.[1]

const endWalk = (walk: Walk, node: TableNode, texts: readonly string[]): Outcome => {
  for (const rule of node.rules) {
    const methods = walk.table.rules[rule]?.methods ?? 0
    if ((methods & walk.bit) !== 0) return { rule, texts }
    walk.fitting |= methods
  }
  const branch = findText(node, '')
  const fits = branch?.rules.some(
    (rule) => ((walk.table.rules[rule]?.methods ?? 0) & walk.bit) !== 0,
  )
  return fits === true ? 'slash' : undefined
}

const convertValues = (
  { table }: Walk,
  { rule, texts }: { readonly rule: number; readonly texts: readonly string[] },
): Match | undefined => {
  const entries: [string, string | number | bigint][] = []
  for (const [index, [name, converter]] of (table.rules[rule]?.variables ?? []).entries()) {
    const value = convertValue(converter, texts[index] ?? '')
    if (value === undefined) return undefined
    entries.push([name, value])
  }
  return { kind: 'found', rule, values: Object.fromEntries(entries) }
}

const refuse = ({ fitting }: Walk): Match =>
  fitting === 0 ? { kind: 'nothing' } : { kind: 'wrong-method', allowed: methodsOf(fitting) }
