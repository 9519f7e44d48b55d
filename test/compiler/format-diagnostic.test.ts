import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/compiler/diagnostic.ts'
import { formatDiagnostic } from '../../src/compiler/format-diagnostic.ts'
import { widthOf } from '../../src/compiler/printable.ts'

/** A diagnostic at the first place of `needle` in `text`. */
const at = (text: string, needle: string): Diagnostic => {
  const start = text.indexOf(needle)
  const place = { file: { path: 'duck.yaml', text }, start, end: start + needle.length }
  return { code: 'wrong-type', severity: 'error', message: 'Cannot quack', place }
}

/** The two lines of the frame. */
const frame = (text: string, needle: string): readonly string[] =>
  formatDiagnostic(at(text, needle)).split('\n').slice(1)

test('a diagnostic shows place, message, frame, second place and hint', () => {
  const text = 'path: "/"\nmethod: GET\n'
  const diagnostic: Diagnostic = {
    ...at(text, '"/"'),
    code: 'duplicate-route',
    severity: 'warning',
    hint: 'quack louder',
    related: { message: 'the first is here', place: at('# a duck\npath: "/"\n', 'path').place },
  }
  expect(formatDiagnostic(diagnostic)).toBe(`duck.yaml:1:7: warning duplicate-route: Cannot quack
1 | path: "/"
  |       ^^^
duck.yaml:2:1: the first is here
2 | path: "/"
  | ^^^^
hint: quack louder`)
})

test('colours change nothing but colours', () => {
  const diagnostic = { ...at('path: a\n', 'a'), hint: 'quack' }
  const colored = formatDiagnostic(diagnostic, true)
  expect(colored).not.toBe(formatDiagnostic(diagnostic))
  expect(stripVTControlCharacters(colored)).toBe(formatDiagnostic(diagnostic))
})

test.each([
  ['tabs', '\ta:\tx', 'x', '  | \t  \t^'],
  ['wide characters before', '猫犬: x', 'x', '  |       ^'],
  ['wide characters below', 'a: 猫犬', '猫犬', '  |    ^^^^'],
  ['an emoji', '🦆: x', 'x', '  |     ^'],
  ['marks that join', 'e\u0301: x', 'x', '  |    ^'],
  ['CRLF', 'a: x\r\nb: y\r\n', 'x', '  |    ^'],
])('the carets line up under %s', (...[, text, needle, carets]) => {
  expect(frame(text, needle)[1]).toBe(carets)
})

test('the frame is as wide as the line number', () => {
  expect(frame(`${'\n'.repeat(99)}a: x`, 'x')).toEqual(['100 | a: x', '    |    ^'])
})

test('a place over several lines is marked on the first', () => {
  expect(frame('a:\n  b: 1\n  c: 2\n', 'b: 1\n  c: 2')).toEqual(['2 |   b: 1', '  |   ^^^^'])
})

test('a place at the end of the file is marked by one caret', () => {
  const end = { ...at('a: x', 'x') }
  const place = { ...end.place, start: 4, end: 4 }
  expect(
    formatDiagnostic({ ...end, place })
      .split('\n')
      .slice(1),
  ).toEqual(['1 | a: x', '  |     ^'])
})

test('a long line is cut to what stands around the place', () => {
  const [line = '', carets = ''] = frame(`${'🦆'.repeat(500)}x${'y'.repeat(500)}`, 'x')
  expect(line).toMatch(/^1 \| …🦆+xy+…$/u)
  expect(line.length).toBeLessThan(130)
  expect(carets.indexOf('^')).toBe(widthOf(line.slice(0, line.indexOf('x'))))
})

test('what could drive a terminal is shown as a mark', () => {
  const text = 'a\u001B[2J\u009B\u202E: x'
  const diagnostic = { ...at(text, 'x'), message: text, hint: text }
  const place = { ...diagnostic.place, file: { path: `\u001B${text}`, text } }
  const shown = formatDiagnostic({ ...diagnostic, place })
  expect(shown).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/)
  expect(shown).toContain('a\uFFFD[2J\uFFFD\uFFFD: x')
})
