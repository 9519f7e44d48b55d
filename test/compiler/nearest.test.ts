import { expect, test } from 'vitest'
import { nearest } from '../../src/compiler/nearest.ts'

const KEYS = ['path', 'method', 'hidden', 'extra', 'options', 'placeholder', 'ja_JP']

test.each([
  ['metod', 'method'],
  ['methdo', 'method'],
  ['METHOD', 'method'],
  ['paths', 'path'],
  ['pth', 'path'],
  ['ja_Jp', 'ja_JP'],
  ['placeHoldr', 'placeholder'],
  ['plaecholdr', 'placeholder'],
  ['optional', undefined],
  ['pa', undefined],
  ['summary', undefined],
  ['', undefined],
])('"%s" stands for %s', (name, expected) => {
  expect(nearest(name, KEYS)).toBe(expected)
})

test('the nearest of several is taken, and the first of equals', () => {
  expect(nearest('abcdefghij', ['abcdefgh', 'abcdefghi'])).toBe('abcdefghi')
  expect(nearest('cat', ['bat', 'rat'])).toBe('bat')
})
