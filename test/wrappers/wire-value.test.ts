import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDisposition } from '../../src/wrappers/content-disposition.ts'
import { wireValue } from '../../src/wrappers/wire-value.ts'

test('ASCII goes as it is', () => {
  expect(wireValue('X-A', 'a\u001cb')).toBe('a\u001cb')
})

test('what Werkzeug sends as bytes goes out as the same bytes', () => {
  // The cookie that set_cookie('fö', ...) makes.
  expect(wireValue('Set-Cookie', 'fÃ¶=v')).toBe('fö=v')
  expect(wireValue('X-A', 'caf\u00e9')).toBe('café')
})

test('text beyond Latin-1 is refused by the name of its header', () => {
  expect(() => wireValue('X-Title', '日本')).toThrow('The header "X-Title" holds characters')
})

describe('the name of a file', () => {
  const cases: [string, string][] = [
    ['attachment; filename="a b.txt"', 'attachment; filename="a b.txt"'],
    [
      'attachment; filename="Grüße 日本.txt"',
      `attachment; filename="Grue .txt"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%E6%97%A5%E6%9C%AC.txt`,
    ],
    [
      `inline; size=3; filename="é'()*.txt"`,
      `inline; size=3; filename="e'()*.txt"; filename*=UTF-8''%C3%A9%27%28%29%2A.txt`,
    ],
    ['attachment; filename=é', "attachment; filename=e; filename*=UTF-8''%C3%A9"],
    [
      "attachment; filename=é; filename*=UTF-8''%C3%A9",
      "attachment; filename=e; filename*=UTF-8''%C3%A9",
    ],
    [
      'form-data; name="; filename=a"; filename="é"',
      `form-data; name="; filename=a"; filename=e; filename*=UTF-8''%C3%A9`,
    ],
    ['form-data; name="é"; filename=a', 'form-data; name="é"; filename=a'],
    [
      'form-data; name="é"; filename="日.txt"',
      `form-data; name="é"; filename=.txt; filename*=UTF-8''%E6%97%A5.txt`,
    ],
    [
      'attachment; x="; filename*=y"; filename="é"',
      `attachment; x="; filename*=y"; filename=e; filename*=UTF-8''%C3%A9`,
    ],
  ]
  test.each(cases)('%j is sent as %j', (header, sent) => {
    expect(wireValue('content-disposition', header)).toBe(sent)
  })

  test('any name gives ASCII, and no parameter of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const quoted = name.replace(/[\r\n]/g, '').replace(/[\\"]/g, '\\$&')
        const sent = contentDisposition(`attachment; filename="${quoted}"`)
        expect(sent).toMatch(/^[\0-\x7f]*$/)
        expect(sent.replace(/"(?:\\.|[^"\\])*"/g, '""').split(';').length).toBeLessThanOrEqual(3)
      }),
    )
  })
})
