import findMyWay from 'find-my-way'
import { RegExpRouter } from 'hono/router/reg-exp-router'
import { TrieRouter } from 'hono/router/trie-router'
import { Memoirist } from 'memoirist'
import { addRoute, createRouter, findRoute } from 'rou3'
import { compileRouter } from 'rou3/compiler'
import { compileTable } from '../../src/routing/compile-table.ts'
import { match } from '../../src/routing/match.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'
import type { BenchRule } from './route-set.ts'

/** Looks up a path with its method; what comes out is each router's own. */
export type Find = (method: string, path: string) => unknown

/** A router under measurement. */
export interface Router {
  readonly name: string
  readonly create: (rules: readonly BenchRule[]) => Find
}

/** All routers; ours decodes percent escapes and converts and checks typed values, too. */
export const ROUTERS: readonly Router[] = [
  { name: 'dify-edge', create: createOurs },
  { name: 'memoirist', create: createMemoirist },
  { name: 'find-my-way', create: createFindMyWay },
  { name: 'rou3', create: createRou3 },
  { name: 'rou3 compiled', create: createRou3Compiled },
  { name: 'Hono RegExpRouter', create: (rules) => createHono(new RegExpRouter<number>(), rules) },
  { name: 'Hono TrieRouter', create: (rules) => createHono(new TrieRouter<number>(), rules) },
]

function createOurs(rules: readonly BenchRule[]): Find {
  const routes = rules.flatMap(({ method, path }) => {
    const rule = parseRule(path)
    return rule.kind === 'rule' ? [{ rule, method }] : []
  })
  const { table } = compileTable(routes)
  return (method, path) => match(table, method, path)
}

// `<int:id>` as `:id`, `<path:rest>` as `wildcard`.
const translate = (path: string, wildcard: string): string =>
  path.replaceAll(/<path:\w+>/g, wildcard).replaceAll(/<(?:\w+:)?(\w+)>/g, ':$1')

function createMemoirist(rules: readonly BenchRule[]): Find {
  const router = new Memoirist<number>()
  for (const [index, { method, path }] of rules.entries()) {
    router.add(method, translate(path, '*'), index)
  }
  return (method, path) => router.find(method, path)
}

function createFindMyWay(rules: readonly BenchRule[]): Find {
  const router = findMyWay()
  for (const { method, path } of rules) router.on(method, translate(path, '*'), () => undefined)
  return (method, path) => router.find(method as 'GET', path)
}

const fillRou3 = (rules: readonly BenchRule[]) => {
  const router = createRouter<number>()
  for (const [index, { method, path }] of rules.entries()) {
    addRoute(router, method, translate(path, '**:rest'), index)
  }
  return router
}

function createRou3(rules: readonly BenchRule[]): Find {
  const router = fillRou3(rules)
  return (method, path) => findRoute(router, method, path)
}

function createRou3Compiled(rules: readonly BenchRule[]): Find {
  return compileRouter(fillRou3(rules))
}

type HonoRouter = RegExpRouter<number> | TrieRouter<number>

function createHono(router: HonoRouter, rules: readonly BenchRule[]): Find {
  for (const [index, { method, path }] of rules.entries()) {
    router.add(method, translate(path, '*'), index)
  }
  return (method, path) => router.match(method, path)
}
