import { expect, test, vi } from 'vitest'
import type { compileTable } from '../../src/routing/compile-table.ts'
import { compile, describe, endpoint } from './plugin-folder.ts'

// Which rules no request reaches is the table's business; what is told of them is under test here.
vi.mock(import('../../src/routing/compile-table.ts'), async (original) => {
  const module = await original()
  const withUnreachable: typeof compileTable = (routes) => ({
    ...module.compileTable(routes),
    unreachable: [
      { index: 1, by: 0 },
      { index: 2, by: undefined },
    ],
  })
  return { ...module, compileTable: withUnreachable }
})

test('a route that no request reaches is warned of, with the one that answers in its place', () => {
  const { diagnostics, output } = compile({
    'group/neko.yaml': 'endpoints: [a.yaml, b.yaml, c.yaml]\n',
    'a.yaml': endpoint('/<path:a>'),
    'b.yaml': endpoint('/b'),
    'c.yaml': endpoint('/c', 'POST'),
    'endpoints/duck.ts': 'export default class Duck { _invoke() {} }\n',
  })
  expect(diagnostics.map(describe)).toEqual([
    'unreachable-route? b.yaml:1:7 <- a.yaml:1:7',
    'unreachable-route? c.yaml:1:7',
  ])
  expect(diagnostics[1]?.message).toBe('No request reaches "POST /c"')
  expect(output).toBeDefined()
})
