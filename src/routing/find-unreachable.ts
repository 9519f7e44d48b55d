import type { Method } from '../plugin/endpoint.ts'
import { canMatch } from './can-match.ts'
import { coversPart } from './covers-part.ts'
import type { Part } from './rule.ts'
import type { RoutedRule, State } from './state-tree.ts'

/** A rule that no request reaches, and the one that answers in its place where there is one. */
export interface UnreachableRule {
  readonly index: number
  readonly by: number | undefined
}

/** The rules that certainly no request reaches; there may be others. */
export const findUnreachable = (
  routes: readonly RoutedRule[],
  root: State,
): readonly UnreachableRule[] =>
  routes.flatMap((route, index): readonly UnreachableRule[] => {
    if (!canMatch(route.rule)) return [{ index, by: undefined }]
    const by = findRival(routes, root, { parts: route.rule.parts.slice(1), index })
    return by === undefined ? [] : [{ index, by }]
  })

interface Searched {
  readonly parts: readonly Part[]
  readonly index: number
}

// Goes the rule's own way; what is tried before it there must not answer whatever it could.
const findRival = (
  routes: readonly RoutedRule[],
  root: State,
  { parts, index }: Searched,
): number | undefined => {
  const method = routes[index]?.method ?? 'GET'
  const covers = (rule: number): boolean => coversMethod(routes[rule]?.method, method)
  let state = root
  for (const [place, part] of parts.entries()) {
    const left = parts.slice(place + 1)
    const own =
      part.kind === 'static' ? state.texts.get(part.text) : findState(state, part.expression)
    for (const next of listStates(state, part)) {
      if (next === own) break
      const rival = findCovering(next, left, covers)
      if (rival !== undefined) return rival
    }
    if (own === undefined) return undefined
    state = own
  }
  return state.rules.slice(0, Math.max(0, state.rules.indexOf(index))).find(covers)
}

// A rule for GET takes HEAD, too.
const coversMethod = (first: Method | undefined, second: Method): boolean =>
  first === second || (first === 'GET' && second === 'HEAD')

const findState = ({ parts }: State, expression: string): State | undefined =>
  parts.find(({ part }) => part.expression === expression)?.state

// The states behind what covers the part, in the order in which they are tried.
const listStates = (state: State, part: Part): readonly State[] => {
  const text = textOf(part)
  const behindText = text === undefined ? undefined : state.texts.get(text)
  const behindParts = state.parts
    .filter(({ part: other }) => coversPart(other, part))
    .map(({ state: next }) => next)
  return behindText === undefined ? behindParts : [behindText, ...behindParts]
}

// The only text that the part matches, if there is just one.
const textOf = (part: Part): string | undefined => {
  if (part.kind === 'static') return part.text
  const [token] = part.tokens
  if (part.tokens.length !== 1 || token?.kind !== 'variable' || token.converter.kind !== 'any') {
    return undefined
  }
  const texts = new Set(token.converter.items.filter((item) => !item.includes('/')))
  return texts.size === 1 ? texts.values().next().value : undefined
}

// A rule behind the state that answers whatever the parts match.
const findCovering = (
  state: State,
  parts: readonly Part[],
  covers: (rule: number) => boolean,
): number | undefined => {
  const [part] = parts
  if (part === undefined) return state.rules.find(covers)
  for (const next of listStates(state, part)) {
    const rule = findCovering(next, parts.slice(1), covers)
    if (rule !== undefined) return rule
  }
  return undefined
}
