import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CookieOptions, dumpCookie } from '../../src/wrappers/dump-cookie.ts'
import { parseCookie } from '../../src/wrappers/parse-cookie.ts'

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2024-01-02T03:04:05.600Z') }))
afterEach(() => vi.useRealTimers())

describe('attributes', () => {
  const cases: [CookieOptions, string][] = [
    [{}, 'k=v; Path=/'],
    [{ path: null }, 'k=v'],
    [{ path: '/a b;c' }, 'k=v; Path=/a%20b%3Bc'],
    [{ domain: '.bücher.example:80' }, 'k=v; Domain=xn--bcher-kva.example; Path=/'],
    [{ domain: '' }, 'k=v; Domain=; Path=/'],
    [{ max_age: 90.9 }, 'k=v; Expires=Tue, 02 Jan 2024 03:05:35 GMT; Max-Age=90; Path=/'],
    [{ expires: 0 }, 'k=v; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/'],
    [{ expires: 'soon' }, 'k=v; Expires=soon; Path=/'],
    [
      { expires: new Date('2031-02-03T04:05:06.9Z'), max_age: 5 },
      'k=v; Expires=Mon, 03 Feb 2031 04:05:06 GMT; Max-Age=5; Path=/',
    ],
    [
      { secure: true, httponly: true, samesite: 'lax', partitioned: true },
      'k=v; Secure; HttpOnly; Path=/; SameSite=Lax; Partitioned',
    ],
    [{ partitioned: true }, 'k=v; Secure; Path=/; Partitioned'],
  ]
  test.each(cases)('%j', (options, cookie) => {
    expect(dumpCookie('k', 'v', options)).toBe(cookie)
  })

  test.each(['', 'invalid', 'Strict '])('samesite %j is refused', (samesite) => {
    expect(() => dumpCookie('k', 'v', { samesite })).toThrow('SameSite must be')
  })

  test('a date that HTTP cannot write is refused', () => {
    expect(() => dumpCookie('k', 'v', { expires: new Date(Number.NaN) })).toThrow('HTTP date')
    expect(() => dumpCookie('k', 'v', { expires: 1e15 })).toThrow('HTTP date')
  })
})

test.each([
  ['a,b', String.raw`"a\054b"`],
  ['a;b', String.raw`"a\073b"`],
  ['"\\', String.raw`"\"\\"`],
  ['\0\u001a', '"\\000\u001a"'],
  ['é\u007f', String.raw`"\303\251\177"`],
  ['a=b (c)', '"a=b (c)"'],
  ['a=b(c)', 'a=b(c)'],
])('the value %j is written %s', (value, written) => {
  expect(dumpCookie('k', value, { path: null })).toBe(`k=${written}`)
})

test('a name beyond ASCII is sent as its bytes', () => {
  expect(dumpCookie('fö', '', {})).toBe('fÃ¶=; Path=/')
})

test('any value comes back from a request, and none adds an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const cookie = dumpCookie('k', value, { path: null })
      // A browser splits at ";" and sends what stands before it.
      const pair = cookie.split(';', 1)[0] ?? ''
      expect(pair).toBe(cookie)
      expect([...parseCookie(pair)]).toEqual([['k', value]])
    }),
    { numRuns: 500 },
  )
})
