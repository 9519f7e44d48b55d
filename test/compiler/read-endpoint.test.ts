import { expect, test } from 'vitest'
import { compile, diagnose, endpoint, plugin } from './plugin-folder.ts'

const FILE = 'endpoints/duck.yaml'
const EXTRA = 'extra: { typescript: { source: endpoints/duck.ts } }\n'
const diagnoseEndpoint = (text: string): readonly string[] => diagnose(plugin({ [FILE]: text }))
const hintFor = (text: string): string | undefined =>
  compile(plugin({ [FILE]: text })).diagnostics[0]?.hint

test('every missing key is told of', () => {
  expect(diagnoseEndpoint('hidden: no\n')).toEqual([
    `missing-key ${FILE}:1:1`,
    `missing-key ${FILE}:1:1`,
    `missing-key ${FILE}:1:1`,
  ])
})

test.each([
  ['an empty path', `path:\nmethod: GET\n${EXTRA}`, '1:1'],
  ['a misspelt method', `path: /a\nmetod: GET\n${EXTRA}`, '2:1'],
  ['a source outside extra', 'path: /a\nmethod: GET\nsource: a.ts\n', '3:1'],
  ['a language outside extra', 'path: /a\npython: { source: a.py }\nmethod: GET\n', '2:1'],
  ['a misspelt source', 'path: /a\nmethod: GET\nextra: { python: { sorce: a.py } }\n', '3:20'],
  ['no language', 'path: /a\nmethod: GET\nextra: {}\n', '3:8'],
  ['an unknown language', 'path: /a\nmethod: GET\nextra: { go: { source: a.go } }\n', '3:8'],
])('tells of %s as a missing key', (_, text, at) => {
  expect(diagnoseEndpoint(text)).toEqual([`missing-key ${FILE}:${at}`])
})

test.each([
  ['a number as path', `path: 404\nmethod: GET\n${EXTRA}`, '1:7'],
  ['a list of methods', `path: /a\nmethod: [GET, POST]\n${EXTRA}`, '2:9'],
  ['true as method', `path: /a\nmethod: true\n${EXTRA}`, '2:9'],
  ['a quoted flag', `${endpoint('/a')}hidden: "true"\n`, '4:9'],
  ['a list as extra', 'path: /a\nmethod: GET\nextra: [python]\n', '3:8'],
  ['a text as language', 'path: /a\nmethod: GET\nextra: { python: a.py }\n', '3:18'],
])('tells of %s as a wrong type', (_, text, at) => {
  expect(diagnoseEndpoint(text)).toEqual([`wrong-type ${FILE}:${at}`])
})

test.each([
  ['get', 'write "GET"'],
  ['" Post "', 'write "POST"'],
  ['GTE', 'write "GET"'],
  ['PATCH', 'PUT or POST'],
  ['GET,POST', 'one endpoint for each method'],
  ['GET|POST', 'one endpoint for each method'],
  ['ANY', 'one endpoint for each method'],
  ['"*"', 'one endpoint for each method'],
  ['[GET, POST]', 'one endpoint for each method'],
  ['ON', 'one of HEAD, GET, POST, PUT, DELETE, OPTIONS'],
  ['TRACE', 'one of HEAD, GET, POST, PUT, DELETE, OPTIONS'],
])('the method %s is refused with the remedy', (method, remedy) => {
  expect(diagnoseEndpoint(endpoint('/a', method))).toHaveLength(1)
  expect(hintFor(endpoint('/a', method))).toContain(remedy)
})

test.each(['HEAD', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'])(
  'the method %s is taken',
  (method) => {
    expect(diagnoseEndpoint(endpoint('/a', method))).toEqual([])
  },
)

test('misspelt keys are warned of, strangers are not', () => {
  const text = `${endpoint('/a')}hiden: yes\nsummary: Ducks\ntags: [a]\nhid: 1\n`
  expect(diagnoseEndpoint(text)).toEqual([`unknown-key? ${FILE}:4:1`])
})

test('a mistake in one key does not hide those in others', () => {
  expect(diagnoseEndpoint('path: a\nmethod: get\nhidden: 1\n')).toEqual([
    `missing-key ${FILE}:1:1`,
    `invalid-rule ${FILE}:1:7`,
    `unknown-method ${FILE}:2:9`,
    `wrong-type ${FILE}:3:9`,
  ])
})
