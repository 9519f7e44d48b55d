import findMyWay from 'find-my-way'
import { UnsupportedPathError } from 'hono/router'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { TrieRouter } from 'hono/router/trie-router'
import { Memoirist } from 'memoirist'
import { addRoute, createRouter, findRoute } from 'rou3'
import type { RouterContext } from 'rou3'
import { compileRouter } from 'rou3/compiler'
import { emitLiteral } from '../../src/compiler/emit-literal.ts'
import { compileTable } from '../../src/routing/compile-table.ts'
import { match } from '../../src/routing/match.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'
import type { RouteTable } from '../../src/routing/table.ts'
import type { BenchRule } from './route-set.ts'

/** Looks up a path with its method; what comes out is each router's own. */
export type Find = (method: string, path: string) => unknown

/** A router under measurement, filled with the rules that it can hold. */
export interface FilledRouter {
  readonly name: string
  readonly find: Find
  /** How many rules it refuses. */
  readonly refused: number
}

/** All routers with the rules; ours decodes escapes, and converts and checks typed values, besides. */
export const fillRouters = (rules: readonly BenchRule[]): readonly FilledRouter[] => [
  { name: 'dify-edge', find: fillOurs(rules), refused: 0 },
  { name: 'memoirist', find: fillMemoirist(rules), refused: 0 },
  { name: 'find-my-way', find: fillFindMyWay(rules), refused: 0 },
  { name: 'rou3', find: fillRou3(rules), refused: 0 },
  { name: 'rou3 compiled', find: fillRou3Compiled(rules), refused: 0 },
  { name: 'Hono RegExpRouter', ...fillHono(new RegExpRouter<number>(), rules) },
  { name: 'Hono TrieRouter', ...fillHono(new TrieRouter<number>(), rules) },
]

// The table as a Worker has it: the literals of the emitted module.
const fillOurs = (rules: readonly BenchRule[]): Find => {
  // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- the table is source text, as in the emitted module
  const table = new Function(`return ${emitTable(rules)}`)() as RouteTable
  return (method, path) => match(table, method, path)
}

/** The expression that the build emits for the rules' table. */
export const emitTable = (rules: readonly BenchRule[]): string => {
  const routes = rules.flatMap(({ method, path }) => {
    const rule = parseRule(path)
    return rule.kind === 'rule' ? [{ rule, method }] : []
  })
  return emitLiteral(compileTable(routes).table)
}

// `<int:id>` as `:id`, `<path:rest>` as the wildcard.
const translate = (path: string, wildcard: string): string =>
  path.replaceAll(/<path:\w+>/g, wildcard).replaceAll(/<(?:\w+:)?(\w+)>/g, ':$1')

const fillMemoirist = (rules: readonly BenchRule[]): Find => {
  const router = new Memoirist<number>()
  for (const [index, { method, path }] of rules.entries()) {
    router.add(method, translate(path, '*'), index)
  }
  return (method, path) => router.find(method, path)
}

const fillFindMyWay = (rules: readonly BenchRule[]): Find => {
  const router = findMyWay()
  for (const { method, path } of rules) router.on(method, translate(path, '*'), () => undefined)
  return (method, path) => router.find(method as 'GET', path)
}

const createFilledRou3 = (rules: readonly BenchRule[]): RouterContext<number> => {
  const router = createRouter<number>()
  for (const [index, { method, path }] of rules.entries()) {
    addRoute(router, method, translate(path, '**:rest'), index)
  }
  return router
}

const fillRou3 = (rules: readonly BenchRule[]): Find => {
  const router = createFilledRou3(rules)
  return (method, path) => findRoute(router, method, path)
}

const fillRou3Compiled = (rules: readonly BenchRule[]): Find =>
  compileRouter(createFilledRou3(rules))

type HonoRouter = RegExpRouter<number> | TrieRouter<number>

// Hono's routers answer a miss with an empty list.
const fillHono = (
  router: HonoRouter,
  rules: readonly BenchRule[],
): Pick<FilledRouter, 'find' | 'refused'> => {
  let refused = 0
  for (const [index, { method, path }] of rules.entries()) {
    try {
      router.add(method, translate(path, '*'), index)
    } catch (error) {
      if (!(error instanceof UnsupportedPathError)) throw error
      refused += 1
    }
  }
  return { find: (method, path) => router.match(method, path)[0][0], refused }
}
