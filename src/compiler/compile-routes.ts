import { compileTable } from '../routing/compile-table.ts'
import { parseRule } from '../routing/parse-rule.ts'
import type { RuleError } from '../routing/rule-error.ts'
import type { Rule } from '../routing/rule.ts'
import type { RouteTable } from '../routing/table.ts'
import type { Method } from '../plugin/endpoint.ts'
import { checkPath } from './check-path.ts'
import { checkReserved } from './check-reserved.ts'
import type { EndpointDeclaration } from './declarations.ts'
import { error, placeIn, warning } from './diagnostic.ts'
import type { Diagnostic, Place, Reading } from './diagnostic.ts'
import { locateInScalar } from './locate-in-scalar.ts'
import { quote } from './quote.ts'
import type { ScalarText } from './yaml-node.ts'

/** An endpoint whose path is a rule and whose method is known. */
interface Route {
  readonly endpoint: EndpointDeclaration
  readonly path: ScalarText
  readonly rule: Rule
  readonly method: Method
}

/** The routes of a plugin in the order of declaration, and their table. */
export interface CompiledRoutes {
  readonly routes: readonly Route[]
  readonly table: RouteTable
}

/** Parses every path and compiles the table; tells of paths that are no rules and of routes that no request reaches. */
export function* compileRoutes(endpoints: readonly EndpointDeclaration[]): Reading<CompiledRoutes> {
  const routes: Route[] = []
  for (const endpoint of endpoints) {
    const { path, method } = endpoint
    if (path === undefined) continue
    const excess = findExcess(path.text)
    if (excess !== undefined) {
      yield error('wrong-length', placeIn(endpoint.file, path.node), {
        message: `"path" must be at most ${excess}`,
      })
      continue
    }
    const rule = parseRule(path.text)
    if (rule.kind === 'error') {
      yield invalidRule(endpoint, path, rule)
      continue
    }
    yield* checkReserved(endpoint.file, path)
    yield* checkPath(endpoint.file, path, rule)
    if (method !== undefined) routes.push({ endpoint, path, rule, method })
  }
  const { table, duplicates, unreachable } = compileTable(routes)
  for (const { index, existing } of duplicates) {
    const [route, first] = [routes[index], routes[existing]]
    if (route !== undefined && first !== undefined) yield duplicateRoute(route, first)
  }
  for (const { index, by } of unreachable) {
    const route = routes[index]
    if (route !== undefined) yield unreachableRoute(route, routes[by ?? -1])
  }
  return { routes, table }
}

/** Longer URLs many callers cannot send; deeper tables no one wants to read, and no stack to hold. */
const MOST_CHARACTERS = 2048
const MOST_SEGMENTS = 100

const findExcess = (path: string): string | undefined => {
  if (path.length > MOST_CHARACTERS) return '2,048 characters long'
  return path.split('/').length > MOST_SEGMENTS + 1 ? `${MOST_SEGMENTS} segments long` : undefined
}

const invalidRule = (
  { file }: EndpointDeclaration,
  path: ScalarText,
  { message, hint, start, end }: RuleError,
): Diagnostic =>
  error('invalid-rule', placeIn(file, locateInScalar(file.text, path, { start, end })), {
    message,
    hint,
  })

const duplicateRoute = (route: Route, first: Route): Diagnostic =>
  error('duplicate-route', placeOf(route), {
    message: `Cannot route ${quote(`${route.method} ${route.path.text}`)} to two endpoints`,
    hint: 'change the path or the method of one of them',
    related: { message: 'the first is here', place: placeOf(first) },
  })

const unreachableRoute = (route: Route, by: Route | undefined): Diagnostic =>
  warning('unreachable-route', placeOf(route), {
    message: `No request reaches ${quote(`${route.method} ${route.path.text}`)}`,
    hint: 'change the path, or remove the endpoint',
    ...(by === undefined
      ? {}
      : { related: { message: 'this one answers in its place', place: placeOf(by) } }),
  })

const placeOf = ({ endpoint, path }: Route): Place => placeIn(endpoint.file, path.node)
