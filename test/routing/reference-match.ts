import type { Method } from '../../src/plugin/endpoint.ts'
import { compareWeights } from '../../src/routing/compare-weights.ts'
import { convertValue } from '../../src/routing/convert-value.ts'
import { decodePath } from '../../src/routing/decode-path.ts'
import { encodePath } from '../../src/routing/encode-path.ts'
import type { Match } from '../../src/routing/match.ts'
import type { Converter, Token, VariablePart } from '../../src/routing/rule.ts'
import type { RoutedRule } from '../../src/routing/state-tree.ts'
import { unreachable } from '../../src/unreachable.ts'

/**
 * Werkzeug's matcher written down as it stands (routing/matcher.py): segments, a recursive walk, and for each part
 * a backtracking regular expression. It shares neither the table nor the walk nor the matching of parts with ours.
 */
export const referenceMatch = (
  routes: readonly RoutedRule[],
  method: string,
  target: string,
): Match => {
  const path = `/${decodePath(target).replace(/^\/+/, '')}`
  const walk: Walk = { routes, method: method.toUpperCase(), allowed: new Set() }
  const root = buildTree(routes)
  const first = walkState(walk, root, { segments: path.split('/').slice(1), texts: [] })
  if (first === 'slash') return redirect(`${path}/`)
  if (first !== undefined) return convert(walk, first)
  const merged = path.replaceAll(/\/{2,}/g, '/')
  const again = walkState(walk, root, { segments: merged.split('/').slice(1), texts: [] })
  if (again === 'slash') return redirect(`${merged}/`)
  return again === undefined ? refuse(walk) : redirect(merged)
}

// make_redirect_url strips the slashes at the beginning.
const redirect = (path: string): Match => ({
  kind: 'redirect',
  target: encodePath(`/${path.replace(/^\/+/, '')}`),
})

interface Walk {
  readonly routes: readonly RoutedRule[]
  readonly method: string
  readonly allowed: Set<Method>
}

interface State {
  readonly texts: Map<string, State>
  parts: { readonly part: VariablePart; readonly state: State }[]
  readonly rules: number[]
}

const buildTree = (routes: readonly RoutedRule[]): State => {
  const root: State = { texts: new Map(), parts: [], rules: [] }
  for (const [index, { rule, method }] of routes.entries()) {
    let state = root
    for (const part of rule.parts.slice(1)) {
      let next =
        part.kind === 'static'
          ? state.texts.get(part.text)
          : state.parts.find((other) => other.part.expression === part.expression)?.state
      if (next === undefined) {
        next = { texts: new Map(), parts: [], rules: [] }
        if (part.kind === 'static') state.texts.set(part.text, next)
        else state.parts.push({ part, state: next })
        state.parts = state.parts.toSorted((a, b) => compareWeights(a.part.weight, b.part.weight))
      }
      state = next
    }
    if (!state.rules.some((other) => routes[other]?.method === method)) state.rules.push(index)
  }
  return root
}

interface Found {
  readonly rule: number
  readonly texts: readonly string[]
}

interface Position {
  readonly segments: readonly string[]
  readonly texts: readonly string[]
}

const methodsOf = ({ routes }: Walk, rule: number): readonly Method[] => {
  const method = routes[rule]?.method ?? 'GET'
  return method === 'GET' ? ['GET', 'HEAD'] : [method]
}

const walkState = (
  walk: Walk,
  state: State,
  { segments, texts }: Position,
): Found | 'slash' | undefined => {
  const [segment, ...rest] = segments
  if (segment === undefined) return endWalk(walk, state, texts)
  const child = state.texts.get(segment)
  const found = child && walkState(walk, child, { segments: rest, texts })
  if (found !== undefined) return found
  for (const { part, state: next } of state.parts) {
    const match = expressionOf(part).exec(part.final ? segments.join('/') : segment)
    if (match === null) continue
    const groups = match.slice(1)
    const suffix = part.suffixed ? groups.pop() : undefined
    const left = part.final ? (suffix === '/' ? [''] : []) : rest
    const result = walkState(walk, next, { segments: left, texts: [...texts, ...groups] })
    if (result !== undefined) return result
  }
  return undefined
}

const endWalk = (
  walk: Walk,
  state: State,
  texts: readonly string[],
): Found | 'slash' | undefined => {
  for (const rule of state.rules) {
    const methods = methodsOf(walk, rule)
    if (methods.some((method) => method === walk.method)) return { rule, texts }
    for (const method of methods) walk.allowed.add(method)
  }
  const branch = state.texts.get('')?.rules ?? []
  const fits = branch.some((rule) => methodsOf(walk, rule).some((own) => own === walk.method))
  return fits ? 'slash' : undefined
}

const convert = (walk: Walk, { rule, texts }: Found): Match => {
  const variables = walk.routes[rule]?.rule.variables ?? []
  const entries = variables.map(
    ({ name, converter }, index) => [name, convertValue(converter, texts[index] ?? '')] as const,
  )
  const values = entries.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  if (values.length < entries.length) return refuse(walk)
  return { kind: 'found', rule, captures: Object.fromEntries(values) }
}

const refuse = ({ allowed }: Walk): Match =>
  allowed.size === 0
    ? { kind: 'nothing' }
    : { kind: 'wrong-method', allowed: Array.from(allowed).toSorted() }

/** Python's expression for a part as a regular expression of JavaScript. */
const expressionOf = ({ tokens, suffixed }: VariablePart): RegExp =>
  new RegExp(`^${tokens.map(translate).join('')}${suffixed ? '(?<!/)(/?)' : ''}$`, 'u')

const translate = (token: Token): string => {
  switch (token.kind) {
    case 'text':
      return escapeText(token.text)
    case 'slash':
      return '/'
    case 'variable':
      return `(${translateConverter(token.converter)})`
    default:
      return unreachable(token)
  }
}

const escapeText = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

const translateConverter = (converter: Converter): string => {
  switch (converter.kind) {
    case 'string':
      return `[^/]{${converter.min},${converter.max ?? ''}}`
    case 'any':
      return `(?:${converter.items.map(escapeText).join('|')})`
    case 'path':
      return '[^/][^\\n]*?'
    case 'uuid':
      return '[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}'
    case 'int':
      return `${converter.signed ? '-?' : ''}\\p{Nd}+`
    case 'float':
      return `${converter.signed ? '-?' : ''}\\p{Nd}+\\.\\p{Nd}+`
    default:
      return unreachable(converter)
  }
}
