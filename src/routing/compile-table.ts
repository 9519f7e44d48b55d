import type { Method } from '../plugin/endpoint.ts'
import { compareWeights } from './compare-weights.ts'
import { bitsOfRule } from './method-bits.ts'
import type { Rule, VariablePart } from './rule.ts'
import type { RouteTable, TableNode, TableRule } from './table.ts'

/** A rule and the one method that it is declared for. */
export interface RoutedRule {
  readonly rule: Rule
  readonly method: Method
}

/** A route table, and the rules that it cannot serve. */
export interface CompiledTable {
  readonly table: RouteTable
  /** rules that Werkzeug refuses, each with the earlier one that it repeats; they are left out of the table */
  readonly duplicates: readonly { readonly index: number; readonly existing: number }[]
  /** rules that certainly no request reaches, with the one that answers in their place where there is one */
  readonly unreachable: readonly { readonly index: number; readonly by: number | undefined }[]
}

interface Node {
  readonly texts: Map<string, Node>
  readonly parts: { part: VariablePart; node: Node }[]
  readonly rules: number[]
}

/** Compiles all rules, in the order of adding, to the table that `match` reads. */
export const compileTable = (routes: readonly RoutedRule[]): CompiledTable => {
  const root = createNode()
  const duplicates: { index: number; existing: number }[] = []
  const rules: (TableRule | null)[] = []
  for (const [index, { rule, method }] of routes.entries()) {
    const node = addParts(root, rule)
    const existing = node.rules.find((other) => isDuplicate(routes[other]?.method, method))
    if (existing === undefined) node.rules.push(index)
    else duplicates.push({ index, existing })
    rules.push(
      existing === undefined
        ? {
            methods: bitsOfRule(method),
            variables: rule.variables.map(({ name, converter }) => [name, converter]),
          }
        : null,
    )
  }
  return { table: { root: freeze(root), rules }, duplicates, unreachable: [] }
}

// Methods that overlap apart from HEAD, which a rule for GET has too, and OPTIONS; or that are equal.
const isDuplicate = (existing: Method | undefined, method: Method): boolean => existing === method

const createNode = (): Node => ({ texts: new Map(), parts: [], rules: [] })

// The first part is the empty one before the leading slash.
const addParts = (root: Node, rule: Rule): Node => {
  let node = root
  for (const part of rule.parts.slice(1)) {
    const next = part.kind === 'static' ? node.texts.get(part.text) : findPart(node, part)
    if (next !== undefined) {
      node = next
      continue
    }
    const created = createNode()
    if (part.kind === 'static') node.texts.set(part.text, created)
    else node.parts.push({ part, node: created })
    node = created
  }
  return node
}

const findPart = (node: Node, { expression, final, suffixed, weight }: VariablePart) =>
  node.parts.find(
    ({ part }) =>
      part.expression === expression &&
      part.final === final &&
      part.suffixed === suffixed &&
      compareWeights(part.weight, weight) === 0,
  )?.node

const freeze = (node: Node): TableNode => ({
  texts: Array.from(node.texts, ([text, child]) => [text, freeze(child)] as const),
  parts: node.parts
    .toSorted((a, b) => compareWeights(a.part.weight, b.part.weight))
    .map(({ part: { tokens, final, suffixed }, node: child }) => [
      { tokens, final, suffixed },
      freeze(child),
    ]),
  rules: node.rules,
})
