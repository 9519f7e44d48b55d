import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emitLiteral } from '../../src/compiler/emit-literal.ts'
import { compareWeights } from '../../src/routing/compare-weights.ts'
import { compileTable } from '../../src/routing/compile-table.ts'
import { match } from '../../src/routing/match.ts'
import { requestsFor, routedRules } from './arbitraries.ts'
import { routesOf } from './routes.ts'

const found = (lines: readonly string[], request: string): unknown => {
  const [method = '', path = ''] = request.split(' ')
  const outcome = match(compileTable(routesOf(lines)).table, method, path)
  return outcome.kind === 'found' ? outcome.rule : outcome.kind
}

test('the same rules give the same table, byte for byte', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(routedRules, (routes) => {
      expect(emitLiteral(compileTable(routes).table)).toBe(emitLiteral(compileTable(routes).table))
    }),
    { numRuns: 200 },
  )
})

test('the table answers from its literal as from memory', { timeout: 60_000 }, () => {
  const routesAndRequests = routedRules.chain((routes) =>
    fc.tuple(fc.constant(routes), requestsFor(routes)),
  )
  fc.assert(
    fc.property(routesAndRequests, ([routes, requests]) => {
      const { table } = compileTable(routes)
      // oxlint-disable-next-line no-new-func, typescript/no-implied-eval
      const literal = new Function(`return ${emitLiteral(table)}`)() as typeof table
      for (const [method, path] of requests) {
        expect(match(literal, method, path)).toEqual(match(table, method, path))
      }
    }),
    { numRuns: 200 },
  )
})

test('the order of parts is total', { timeout: 60_000 }, () => {
  const weights = routedRules.map((routes) =>
    routes.flatMap(({ rule }) => rule.parts.map(({ weight }) => weight)),
  )
  fc.assert(
    fc.property(weights, (list) => {
      for (const a of list) {
        for (const b of list) {
          expect(Math.sign(compareWeights(a, b)) + Math.sign(compareWeights(b, a))).toBe(0)
          for (const c of list.slice(0, 5)) {
            if (compareWeights(a, b) <= 0 && compareWeights(b, c) <= 0) {
              expect(compareWeights(a, c)).toBeLessThanOrEqual(0)
            }
          }
        }
      }
    }),
    { numRuns: 50 },
  )
})

describe('paths without variables', () => {
  const alike = ['GET /aa', 'GET /ab', 'GET /ba', 'GET /bb']

  test.each([
    ['that no single character tells apart', alike, 'GET /ba', 2],
    ['by another method of the same path', ['GET /a', 'POST /a'], 'POST /a', 1],
    ['for HEAD, by the rule added first', ['HEAD /a', 'GET /a'], 'HEAD /a', 0],
    ['with a percent sign in the rule', ['GET /%41', 'GET /A'], 'GET /%2541', 0],
    ['with a percent sign in the path', ['GET /%41', 'GET /A'], 'GET /%41', 1],
    ['of characters far apart', ['GET /i', 'GET /é', 'GET /\u8069'], 'GET /%C3%A9', 1],
    ['of characters that end alike', ['GET /i', 'GET /é', 'GET /\u8069'], 'GET /%E8%81%A9', 2],
    ['behind slashes without number', ['GET /a/b'], 'GET ///a/b', 0],
    ['with slashes in the rule', ['GET //a///b//'], 'GET /a/b/', 0],
    ['that are empty', ['GET /'], 'GET /', 0],
    ['in a table without rules', [], 'GET /', 'nothing'],
    ['in another case', ['GET /a'], 'GET /A', 'nothing'],
    ['with a method in another case', ['GET /a'], 'get /a', 0],
  ])('%s', (...[, rules, request, rule]) => {
    expect(found(rules, request)).toBe(rule)
  })
})

test('a table grows with its rules, not with what they could match', () => {
  const rules = Array.from({ length: 100 }, (_, index) => `GET /a${index}/<b>/<path:c>/d`)
  const { table } = compileTable(routesOf(rules))

  expect(table.nodes.length).toBeLessThan(100 * 40)
})
