import { expect, test } from 'vitest'
import { CharsetAccept } from '../../src/wrappers/charset-accept.ts'

test.each([
  ['utf-8', 'UTF8'],
  ['iso-8859-1', 'latin1'],
  ['latin_1', 'l1'],
  ['iso8859-15', 'latin-9'],
  ['windows-1252', 'cp1252'],
  ['shift_jis', 'sjis'],
  ['us-ascii', 'ascii'],
])('%s and %s are one charset', (one, other) => {
  expect(new CharsetAccept([[one, 0.5]]).quality(other)).toBe(0.5)
  expect(new CharsetAccept([[other, 0.5]]).best_match([one])).toBe(one)
})

test('others are told apart', () => {
  const accept = new CharsetAccept([['iso-8859-1', 1]])
  for (const other of ['iso-8859-15', 'latin2', 'latin5', 'cp1252', 'l', 'latin99']) {
    expect(accept.quality(other)).toBe(0)
  }
})
