import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { build } from '../../src/routing/build.ts'
import { compileTable } from '../../src/routing/compile-table.ts'
import { match } from '../../src/routing/match.ts'
import type { Rule } from '../../src/routing/rule.ts'
import type { Values } from '../../src/routing/values.ts'
import { ruleOf } from './routes.ts'

const matchOne = (rule: Rule, path: string) =>
  match(compileTable([{ rule, method: 'GET' }]).table, 'GET', path)

const wellFormed = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
const segment = wellFormed.filter((text) => !text.includes('/'))
const integer = fc.oneof(fc.nat(), fc.bigInt({ min: 2n ** 53n, max: 10n ** 40n }))

const VALUES: Readonly<Record<string, fc.Arbitrary<Values[string]>>> = {
  '<v>': segment,
  'x-<v>': segment,
  '<v>.json': segment,
  '<string(length=2):v>': fc.tuple(digit(), digit()).map(([a, b]) => a + b),
  '<int:v>': integer,
  'no<int:v>.': integer,
  '<int(fixed_digits=12):v>': fc.nat(),
  '<int(signed=True):v>': fc.oneof(
    fc.integer(),
    fc.bigInt({ min: -(10n ** 30n), max: -(2n ** 53n) }),
  ),
  '<float:v>': fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
  '<float(signed=True):v>': fc.double({ noNaN: true, noDefaultInfinity: true }),
  '<uuid:v>': fc.uuid(),
  '<any(a, "b c", "é"):v>': fc.constantFrom('a', 'b c', 'é'),
}

function digit(): fc.Arbitrary<string> {
  return fc.constantFrom('0', 'é', '日', '😀', ' ', '%', '?')
}

const pathText = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map((segments) => segments.join('/'))
  .filter((text) => !text.includes('\n'))

test('match gives back the values of build', { timeout: 60_000 }, () => {
  const parts = fc.array(fc.constantFrom(...Object.keys(VALUES)), { minLength: 1, maxLength: 6 })
  const rulesAndValues = parts.chain((written) => {
    const path = written.map((part, index) => `/${part.replace('v>', `v${index}>`)}`).join('')
    const values = fc.record(
      Object.fromEntries(
        written.map((part, index) => [`v${index}`, VALUES[part] ?? fc.constant('')] as const),
      ),
    )
    return fc.tuple(fc.constant(path), values, pathText)
  })
  fc.assert(
    fc.property(rulesAndValues, ([path, values, rest]) => {
      const rule = ruleOf(path)
      expect(matchOne(rule, build(rule, values))).toEqual({
        kind: 'found',
        rule: 0,
        captures: values,
      })

      const deep = ruleOf(`${path}/files/<path:rest>.txt`)
      const more = { ...values, rest }
      expect(matchOne(deep, build(deep, more))).toEqual({ kind: 'found', rule: 0, captures: more })
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['/a b/é', {}, '/a%20b/%C3%A9'],
  ['/<a>', { a: 'x y?#%' }, '/x%20y%3F%23%25'],
  ['/<path:a>/', { a: 'x/y' }, '/x/y/'],
  ['/<int(fixed_digits=4):a>', { a: 7 }, '/0007'],
  ['/<int(fixed_digits=4, signed=True):a>', { a: -7 }, '/-007'],
  ['/<float:a>', { a: 1e21 }, '/1000000000000000000000.0'],
  ['/<float:a>', { a: 1.5e-9 }, '/0.0000000015'],
  ['/<float:a>', { a: 2 }, '/2.0'],
  ['/<__proto__>', JSON.parse('{"__proto__":"x"}') as Values, '/x'],
])('%s with %o', (path, values, built) => {
  expect(build(ruleOf(path), values)).toBe(built)
})

test.each([
  ['/<a>', {}],
  ['/<a>', { a: 'x/y' }],
  ['/<a>', { a: '' }],
  ['/<toString>', {}],
  ['/<path:a>', { a: '/x' }],
  ['/<int:a>', { a: -1 }],
  ['/<int:a>', { a: 1.5 }],
  ['/<int:a>', { a: 'x' }],
  ['/<float:a>', { a: Infinity }],
  ['/<float:a>', { a: NaN }],
  ['/<any(a, b):a>', { a: 'c' }],
])('%s cannot be built with %o', (path, values) => {
  expect(() => build(ruleOf(path), values)).toThrow(RangeError)
})
