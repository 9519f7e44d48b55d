import { expect, test } from 'vitest'
import { diagnose, endpoint, plugin } from './plugin-folder.ts'

const FILE = 'endpoints/duck.yaml'
const diagnoseYaml = (text: string | Uint8Array): readonly string[] =>
  diagnose(plugin({ [FILE]: text }))

test.each([
  ['a tab as indentation', 'path: /a\nextra:\n\tpython: 1\n', '3:1'],
  ['an unquoted value with a colon', 'path: /a: b\n', '1:7'],
  ['a quote that is not closed, at its opening', 'method: GET\npath: "/a\nhidden: no\n', '2:7'],
  ['a quote that another one closes', 'path: "/a\nmethod: "GET"\nextra: { a: "b" }\n', '1:7'],
  ['a single quote that another one closes', "path: '/a\nmethod: 'GET'\n", '1:7'],
  ['a quote in a list that another one closes', 'endpoints:\n  - "a\n  - "b"\n', '2:5'],
  ['a mistake behind a text on several lines', 'note: "a\n  b"\npath: @a\n', '3:7'],
  ['a bracket that is not closed, at its opening', 'method: GET\nextra: { python: [\n', '2:18'],
  ['a value that begins with a reserved character', 'path: @a\n', '1:7'],
  ['a bad escape', 'path: "\\q"\n', '1:8'],
  ['a key without a colon', 'path: /a\nmethod\n', '2:1'],
  ['keys indented differently', 'path: /a\n  method: GET\n', '1:7'],
  ['a tag that is not known', 'path: !python/object /a\n', '1:7'],
  ['a directive without an end', '%', '1:2'],
  ['only the first of several mistakes', 'path: @a\nmethod: @b\n', '1:7'],
])('tells of %s', (_, text, at) => {
  expect(diagnoseYaml(text)).toEqual([`yaml-syntax ${FILE}:${at}`])
})

test.each([
  ['nothing', '', FILE],
  ['only a comment', '# a\n', `${FILE}:1:1`],
  ['null', '~', `${FILE}:1:1`],
])('tells of a file with %s', (_, text, at) => {
  expect(diagnoseYaml(text)).toEqual([`empty-file ${at}`])
})

test.each([
  ['a list', '- /a\n'],
  ['a text', 'hello'],
])('tells of a file that is %s', (_, text) => {
  expect(diagnoseYaml(text)).toEqual([`wrong-type ${FILE}:1:1`])
})

test('tells of a second document, at its marker', () => {
  expect(diagnoseYaml(`${endpoint('/a')}---\na: 1\n`)).toEqual([`yaml-documents ${FILE}:4:1`])
})

test('tells of a key that is set twice, with both places', () => {
  expect(diagnoseYaml(`${endpoint('/a')}path: /b\n`)).toEqual([
    `duplicate-key ${FILE}:4:1 <- ${FILE}:1:1`,
  ])
})

test.each([
  ['a mapping as a key', '? { a: 1 }\n: 1\n', '4:3'],
  ['a merge of a text', '<<: /a\n', '4:5'],
  ['a merge of a list with a text in it', '<<: [{ hidden: yes }, /a]\n', '4:23'],
])('tells of %s', (_, text, at) => {
  expect(diagnoseYaml(endpoint('/a') + text)).toEqual([`wrong-type ${FILE}:${at}`])
})

test.each([
  ['an alias without an anchor', 'path: *cat\n', '1:7'],
  ['an alias before its anchor', 'path: *cat\nmethod: &cat GET\n', '1:7'],
  ['an alias inside its own value', 'a: &cat [*cat]\n', '1:10'],
  ['an alias inside its own value through a merge', 'a: &cat\n  <<: *cat\n', '2:7'],
])('tells of %s', (_, text, at) => {
  expect(diagnoseYaml(text)).toEqual([`yaml-alias ${FILE}:${at}`])
})

/** Each anchor holds the one before ten times: ten to the ninth values. */
const bomb = (open: string, close: string): string =>
  Array.from({ length: 9 }, (_, level) => {
    const entry = level === 0 ? 'x' : `*a${level - 1}`
    return `k${level}: &a${level} ${open}${Array<string>(10).fill(entry).join(',')}${close}\n`
  }).join('')

test.each([
  ['an alias bomb', bomb('[', ']'), 'yaml-alias'],
  ['an alias bomb of merges', `${bomb('[', ']')}<<: *a8\n`, 'yaml-alias'],
  ['flow collections without end', '['.repeat(1_000_000), 'yaml-too-complex'],
  ['block lists without end', '- '.repeat(500_000), 'yaml-too-complex'],
  ['block mappings without end', '? '.repeat(500_000), 'yaml-too-complex'],
  ['values nested too deep', `a: ${'['.repeat(80)}${']'.repeat(80)}\n`, 'yaml-too-complex'],
  ['too many values', `a: [${'1,'.repeat(200_000)}]`, 'yaml-too-complex'],
  ['too many errors', `[${','.repeat(1_000_000)}]`, 'yaml-too-complex'],
  ['too many tags', '!a '.repeat(300_000), 'yaml-too-complex'],
])('refuses %s quickly', (_, text, code) => {
  const before = performance.now()
  expect(diagnoseYaml(text)[0]).toMatch(new RegExp(`^${code} ${FILE}:`))
  expect(performance.now() - before).toBeLessThan(3_000)
})

test('reads many documents no further than the second', () => {
  expect(diagnoseYaml('a: 1\n---\n'.repeat(10_000))).toEqual([`yaml-documents ${FILE}:2:1`])
})

test('tells of bytes that are no UTF-8, at the first', () => {
  expect(diagnoseYaml(Buffer.from('path: /caf\xE9\n', 'latin1'))).toEqual([
    `file-encoding ${FILE}:1:11`,
  ])
  expect(diagnoseYaml(Buffer.from('\uFEFFpath: /a\n', 'utf16le'))).toEqual([
    `file-encoding ${FILE}:1:1`,
  ])
})
