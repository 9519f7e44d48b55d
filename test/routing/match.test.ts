import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileTable } from '../../src/routing/compile-table.ts'
import { match } from '../../src/routing/match.ts'
import { requestMethod, requestsFor, routedRules } from './arbitraries.ts'
import { referenceMatch } from './reference-match.ts'

const routesAndRequests = routedRules.chain((routes) =>
  fc.tuple(fc.constant(routes), requestsFor(routes)),
)

test("every answer is that of Werkzeug's own walk", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(routesAndRequests, ([routes, requests]) => {
      const { table } = compileTable(routes)
      for (const [method, path] of requests) {
        expect(match(table, method, path)).toEqual(referenceMatch(routes, method, path))
      }
    }),
    { numRuns: 300 },
  )
})

test('any bytes as a target give an outcome and never throw', { timeout: 60_000 }, () => {
  const bytes = fc.uint8Array({ maxLength: 64 }).map((units) => `/${String.fromCharCode(...units)}`)
  const escapes = fc
    .uint8Array({ maxLength: 32 })
    .map(
      (units) =>
        `/${Array.from(units, (unit) => `%${unit.toString(16).padStart(2, '0')}`).join('')}`,
    )
  const text = fc.string({ unit: 'binary', maxLength: 32 })
  fc.assert(
    fc.property(
      routedRules,
      requestMethod,
      fc.oneof(bytes, escapes, text),
      (routes, method, path) => {
        const { kind } = match(compileTable(routes).table, method, path)
        expect(['found', 'redirect', 'wrong-method', 'nothing']).toContain(kind)
      },
    ),
    { numRuns: 300 },
  )
})
