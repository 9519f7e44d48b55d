import { findUnreachable } from './find-unreachable.ts'
import type { UnreachableRule } from './find-unreachable.ts'
import { indexStatics } from './index-statics.ts'
import { layOutNodes } from './lay-out-nodes.ts'
import { listVariables } from './list-variables.ts'
import { buildStateTree } from './state-tree.ts'
import type { Duplicate, RoutedRule } from './state-tree.ts'
import type { RouteTable } from './table.ts'

/** A route table, and the rules that it cannot serve. */
export interface CompiledTable {
  readonly table: RouteTable
  /** Rules that Werkzeug refuses because they repeat an earlier one; they are left out of the table. */
  readonly duplicates: readonly Duplicate[]
  /** Rules that certainly no request reaches, with the one that answers in their place where there is one. */
  readonly unreachable: readonly UnreachableRule[]
}

/** Compiles all rules, in the order of adding, to the table that `match` reads. */
export const compileTable = (routes: readonly RoutedRule[]): CompiledTable => {
  const { root, duplicates } = buildStateTree(routes)
  const left = new Set(duplicates.map(({ index }) => index))
  const rules = routes.map(({ rule }) => rule)
  const depth = rules.map(({ variables, parts }) => Math.max(variables.length, parts.length))
  const table: RouteTable = {
    ...layOutNodes(root, routes),
    ...listVariables(rules),
    statics: indexStatics(routes, (rule) => !left.has(rule)),
    depth: Math.max(0, ...depth),
  }
  const unreachable = findUnreachable(routes, root).filter(({ index }) => !left.has(index))
  return { table, duplicates, unreachable }
}
