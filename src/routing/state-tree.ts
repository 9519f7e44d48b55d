import type { Method } from '../plugin/endpoint.ts'
import { compareWeights } from './compare-weights.ts'
import type { Rule, VariablePart } from './rule.ts'

/** A rule and the one method that it is declared for. */
export interface RoutedRule {
  readonly rule: Rule
  readonly method: Method
}

/** Where the walk stands behind some parts: what can follow, and the rules that end here in the order of adding. */
export interface State {
  readonly texts: ReadonlyMap<string, State>
  /** in the order in which they are tried */
  readonly parts: readonly { readonly part: VariablePart; readonly state: State }[]
  readonly rules: readonly number[]
}

/** A rule that repeats an earlier one. */
export interface Duplicate {
  readonly index: number
  readonly existing: number
}

interface GrowingState extends State {
  readonly texts: Map<string, GrowingState>
  readonly parts: { readonly part: VariablePart; readonly state: GrowingState }[]
  readonly rules: number[]
}

/** Werkzeug's tree of states for the rules; what it refuses as a duplicate is left out. */
export const buildStateTree = (
  routes: readonly RoutedRule[],
): { readonly root: State; readonly duplicates: readonly Duplicate[] } => {
  const root = createState()
  const duplicates: Duplicate[] = []
  for (const [index, { rule, method }] of routes.entries()) {
    const { rules } = addParts(root, rule)
    // Methods that overlap apart from HEAD, which GET brings along, or that are equal: one each, so equal.
    const existing = rules.find((other) => routes[other]?.method === method)
    if (existing === undefined) rules.push(index)
    else duplicates.push({ index, existing })
  }
  sortParts(root)
  return { root, duplicates }
}

const createState = (): GrowingState => ({ texts: new Map(), parts: [], rules: [] })

// The first part is the empty one before the leading slash.
const addParts = (root: GrowingState, rule: Rule): GrowingState => {
  let state = root
  for (const part of rule.parts.slice(1)) {
    const known = part.kind === 'static' ? state.texts.get(part.text) : findState(state.parts, part)
    if (known !== undefined) {
      state = known
      continue
    }
    const created = createState()
    if (part.kind === 'static') state.texts.set(part.text, created)
    else state.parts.push({ part, state: created })
    state = created
  }
  return state
}

const findState = (
  parts: GrowingState['parts'],
  { expression, final, suffixed, weight }: VariablePart,
): GrowingState | undefined =>
  parts.find(
    ({ part }) =>
      part.expression === expression &&
      part.final === final &&
      part.suffixed === suffixed &&
      compareWeights(part.weight, weight) === 0,
  )?.state

const sortParts = (state: GrowingState): void => {
  state.parts.sort((a, b) => compareWeights(a.part.weight, b.part.weight))
  for (const child of state.texts.values()) sortParts(child)
  for (const { state: child } of state.parts) sortParts(child)
}
