import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { emitKey, emitLiteral, emitText } from '../../src/compiler/emit-literal.ts'

/** What a literal gives; in a realm of its own, so that only what is written counts. */
const evaluate = (literal: string): unknown => runInNewContext(`'use strict'; (${literal})`)

const roundTrip = (value: unknown): void => {
  const back = evaluate(emitLiteral(value))
  expect(emitLiteral(back)).toBe(emitLiteral(value))
  expect(structuredClone(back)).toEqual(structuredClone(value))
}

test('whatever plain data there is, its literal gives it back', { timeout: 60_000 }, () => {
  const scalar = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.constantFrom(null, Infinity, -Infinity, Number.NaN, -0, 2 ** 53, 10n ** 30n),
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie('value')), tie('record')),
    record: fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'if', 'a-b', '1', '')),
      tie('value'),
    ),
  }))
  fc.assert(fc.property(value, roundTrip))
})

test.each([/a\/b\u2028/, /[\n/]/u, /^\p{Nd}+$/v, new RegExp('</script>'), new RegExp('')])(
  'the expression %s is given back',
  (expression) => {
    const back = evaluate(emitLiteral(expression))
    expect(String(back)).toBe(String(expression))
  },
)

test('half a surrogate pair in an expression is given back', () => {
  const back = evaluate(emitLiteral(new RegExp('[\uD800-\uDBFF]')))
  expect(back).toSatisfy((expression: RegExp) => expression.test('\uD801'))
})

test.each(['__proto__', 'constructor', "it's", '</script>', '\u2028', '\uD800', 'class', '1'])(
  'the key %j is a key of its own',
  (key) => {
    const back = evaluate(`{ ${emitKey(key)}: 1 }`) as object
    expect(Object.keys(back)).toEqual([key])
  },
)

test('a text cannot end the script that it stands in, nor hold what no editor shows', () => {
  const literal = emitText('</script><!-- <SCRIPT \u2028\u2029\u0000\u0085\u009F\uD800')
  expect(literal).toMatch(/^[\x20-\x7E]+$/)
  expect(literal).not.toMatch(/<\/|<!--|<script/i)
  for (const text of ['<SCRIPT', '<script', '</', '<!--'])
    expect(emitText(text)).not.toContain(text)
  expect(emitText('/<a>/<int:b>')).toBe("'/<a>/<int:b>'")
})

test('what is undefined is left out, and what is no data is refused', () => {
  expect(emitLiteral({ a: undefined, b: 1 })).toBe('{ b: 1 }')
  expect(() => emitLiteral(() => 1)).toThrow(TypeError)
})

test('what fits on a line is on one', () => {
  const rules = Array.from({ length: 30 }, (_, index) => index)
  expect(emitLiteral({ a: [1, { b: 'c' }], d: [], e: {} })).toBe(
    "{ a: [1, { b: 'c' }], d: [], e: {} }",
  )
  const lines = emitLiteral({ rules }).split('\n')
  expect(lines[0]).toBe('{')
  expect(lines.every((line) => line.length <= 100)).toBe(true)
  expect(lines).toHaveLength(6)
})
