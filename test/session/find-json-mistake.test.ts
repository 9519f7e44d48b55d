import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { findJsonMistake } from '../../src/session/find-json-mistake.ts'

test.each([
  ['', 'line 1, column 1'],
  ['{"a": app-1}', 'line 1, column 7'],
  ['{"a": "app-1",}', 'line 1, column 15'],
  ['{"a" "b"}', 'line 1, column 6'],
  ["{'a': 1}", 'line 1, column 2'],
  ['{\n  "a": "b"\n  "c": 1\n}', 'line 3, column 3'],
  ['{"a": "b"', 'line 1, column 10'],
  ['{"a": "b}', 'line 1, column 7'],
  ['{"a": 1} x', 'line 1, column 10'],
  ['[1, 2}', 'line 1, column 6'],
  ['[1 2]', 'line 1, column 4'],
])('the mistake in %j is at %s', (text, place) => {
  expect(findJsonMistake(text)).toBe(place)
})

test('the place is that of the engine, or the beginning of the token in which it is', () => {
  const unit = fc.constantFrom(...Array.from('{}[],: \n-1e"\\'), 'true', '"a"', 'x')
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const position = findPosition(text)
      if (position === undefined) return
      const [line = 0, column = 0] = findJsonMistake(text).match(/\d+/g)?.map(Number) ?? []
      const at =
        text
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length +
        (line > 1 ? 1 : 0) +
        column -
        1
      if (at !== position) expect(text.charAt(at)).toMatch(/["\-\de]/)
      expect(at).toBeLessThanOrEqual(position)
    }),
    { numRuns: 2000 },
  )
})

function findPosition(text: string): number | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const [, position] = /at position (\d+)/.exec((error as Error).message) ?? []
    return position === undefined ? undefined : Number(position)
  }
}
