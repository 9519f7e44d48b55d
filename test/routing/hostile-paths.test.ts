import { describe, expect, test } from 'vitest'
import { compileTable } from '../../src/routing/compile-table.ts'
import { match } from '../../src/routing/match.ts'
import type { RouteTable } from '../../src/routing/table.ts'
import { routesOf } from './routes.ts'

const LENGTH = 8192

const compile = (paths: readonly string[]): RouteTable =>
  compileTable(routesOf(paths.map((path) => `GET ${path}`))).table

const fill = (unit: string): string => `/${unit.repeat(LENGTH / unit.length)}`

/** The same variable several times over, each with a name of its own. */
const repeat = (count: number, converter: string, between: string): string =>
  Array.from({ length: count }, (_, index) => `<${converter}:v${index}>`).join(between)

describe('a part that a backtracking expression tries in more ways than there are atoms', () => {
  // That these come to an end at all is the proof.
  test.each([
    ['texts between', `/${repeat(20, 'string', '-')}!`, '-'],
    ['side by side', `/${repeat(60, 'string', '')}!`, 'a'],
    ['paths with a text between', `/${repeat(20, 'path', 'x')}y`, 'x'],
    ['paths with slashes between', `/${repeat(20, 'path', '/')}/end`, 'a/'],
    ['paths and a slash at the end', `/${repeat(20, 'path', 'a')}/`, 'a//'],
    ['items that begin alike', `/${repeat(30, 'any(a, aa, aaa)', '')}!`, 'a'],
    ['numbers', `/${repeat(20, 'int', '')}<float:f>!`, '1'],
    ['lengths', `/${repeat(20, 'string(minlength=0, maxlength=500)', '')}!`, 'a'],
    ['characters of two units', `/${repeat(20, 'string', '')}!`, '😀'],
  ])('%s', { timeout: 60_000 }, (_, rule, unit) => {
    expect(match(compile([rule]), 'GET', fill(unit)).kind).toBe('nothing')
  })

  test('fits as soon as the end does', () => {
    const found = match(compile([`/${repeat(20, 'string', '-')}!`]), 'GET', `${fill('-')}!`)

    expect(found).toMatchObject({ kind: 'found', rule: 0 })
  })
})

/** How often the walk reads a number of the table. */
const countReads = (table: RouteTable, path: string): number => {
  let reads = 0
  const nodes = new Proxy(table.nodes, {
    get: (target, key) => {
      reads += 1
      return Reflect.get(target, key) as unknown
    },
  })
  match({ ...table, nodes }, 'GET', path)
  return reads
}

describe('a walk reads each node once, however long the path is', () => {
  const alternatives = Array.from({ length: 256 }, (_, number) => {
    const segments = Array.from({ length: 8 }, (_, bit) =>
      (number >> bit) % 2 === 0 ? `<int:v${bit}>` : `<v${bit}>`,
    )
    return `/${segments.join('/')}/x`
  })
  test.each([
    ['every way through alternatives', alternatives, `${'/1'.repeat(8)}/y`],
    ['long numbers in alternatives', alternatives, `${`/${'1'.repeat(1000)}`.repeat(8)}/y`],
    ['slashes', alternatives, fill('/')],
    [
      'slashes behind a text',
      ['/a/<string(minlength=0):b>/<path:c>/d', '/a/<e>/<f>/'],
      `/a${fill('/')}`,
    ],
    ['segments', [`/${repeat(200, 'string', '/')}/x`], fill('a/')],
    ['siblings', Array.from({ length: 200 }, (_, index) => `/<a>x${index}`), fill('x')],
  ])('%s', (_, rules, path) => {
    const table = compile(rules)

    // Two walks where slashes have been merged between.
    expect(countReads(table, path)).toBeLessThan(2 * 4 * table.nodes.length)
  })
})

test.each([
  ['no UTF-8', fill('%ff')],
  ['no UTF-8 in pieces', fill('%ff/')],
  ['beginnings of sequences', fill('%F0%9F%98')],
  ['broken escapes', fill('%')],
  ['encoded slashes', fill('%2F')],
])('escapes: %s', (_, path) => {
  expect(match(compile(['/a/<path:b>', '/<c>/<d>']), 'GET', path).kind).not.toBe('found')
})
