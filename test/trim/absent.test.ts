import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileTable } from '../../src/routing/compile-table.ts'
import { match } from '../../src/routing/match.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'
import { trimSources } from '../../src/trim/trim-sources.ts'
import type { Routing } from '../../src/trim/trim-sources.ts'
import { requestsFor, routedRules } from '../routing/arbitraries.ts'
import { loadTrimmed } from './load-trimmed.ts'

/** Loads `match` for route tables of some kind. */
const loadMatch = async (routing: Routing): Promise<typeof match> => {
  const imports = [{ file: 'src/routing/match.ts', name: 'match' }]
  const library = await loadTrimmed(trimSources({ imports, members: new Set() }, routing))
  return (library as { match: typeof match }).match
}

test.each<Routing>([
  { parts: false, converters: false },
  { parts: true, converters: false },
  { parts: false, converters: true },
])('%o is enough for route tables that need no more', { timeout: 60_000 }, async (routing) => {
  const matchTrimmed = await loadMatch(routing)
  const fitting = routedRules.map((routes) =>
    routes.filter((route) => {
      const { parts, converters } = compileTable([route]).table
      return (
        (routing.parts || parts.length === 0) && (routing.converters || converters.length === 0)
      )
    }),
  )
  const routesAndRequests = fitting.chain((routes) =>
    fc.tuple(fc.constant(routes), requestsFor(routes)),
  )
  fc.assert(
    fc.property(routesAndRequests, ([routes, requests]) => {
      const { table } = compileTable(routes)
      for (const [method, path] of requests) {
        expect(matchTrimmed(table, method, path)).toEqual(match(table, method, path))
      }
    }),
    { numRuns: 100 },
  )
})

test('a table that needs more says so', async () => {
  const matchTrimmed = await loadMatch({ parts: false, converters: false })
  const { table } = compileTable(routesOf('/<int:n>'))
  expect(() => matchTrimmed(table, 'GET', '/1')).toThrow('build again')
})

const routesOf = (path: string) => {
  const rule = parseRule(path)
  if (rule.kind === 'error') throw new Error(rule.message)
  return [{ rule, method: 'GET' as const }]
}
