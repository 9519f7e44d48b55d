import { expect, test } from 'vitest'
import { compile, diagnose, endpoint, plugin } from './plugin-folder.ts'

const FILE = 'group/neko.yaml'
const diagnoseGroup = (text: string): readonly string[] => diagnose(plugin({ [FILE]: text }))

test.each([
  ['settings that are a text', 'settings: none\nendpoints: [endpoints/duck.yaml]\n', '1:11'],
  ['endpoints that are a text', 'endpoints: endpoints/duck.yaml\n', '1:12'],
  ['endpoints that are a mapping', 'endpoints: { a: 1 }\n', '1:12'],
  ['a number as endpoint', 'endpoints: [404]\n', '1:13'],
  ['a list as endpoint', 'endpoints: [[a]]\n', '1:13'],
  ['nothing as endpoint', 'endpoints:\n  -\n  - endpoints/duck.yaml\n', '2:4'],
])('tells of %s', (_, text, at) => {
  expect(diagnoseGroup(text)).toEqual([`wrong-type ${FILE}:${at}`])
})

test('a misspelt key of a group is warned of', () => {
  const text = 'setings: []\nendpoints: [endpoints/duck.yaml]\ncustom_initialize: true\n'
  expect(diagnoseGroup(text)).toEqual([`unknown-key? ${FILE}:1:1`])
})

test('mistakes of an inline endpoint are told at their place in the group file', () => {
  const text = `endpoints:
  - path: "a"
    method: get
    extra: { typescript: { source: endpoints/swan.ts } }
`
  expect(diagnoseGroup(text)).toEqual([
    `invalid-rule ${FILE}:2:12`,
    `unknown-method ${FILE}:3:13`,
    `handler-missing ${FILE}:4:36`,
  ])
})

test.each([
  ['an endpoint file as a group', 'endpoints/duck.yaml', 'endpoint file'],
  ['a manifest as a group', 'manifest.yaml', 'manifest'],
])('the manifest naming %s is told of', (_, path, kind) => {
  const manifest = `name: a\nversion: 0.0.1\nplugins:\n  endpoints:\n    - ${path}\n`
  const { diagnostics } = compile(plugin({ 'manifest.yaml': manifest }))
  expect(diagnostics).toMatchObject([
    { code: 'wrong-kind', severity: 'error', message: expect.stringContaining(kind) },
  ])
})

test('a group naming another group as an endpoint file is told of', () => {
  expect(
    diagnose(plugin({ [FILE]: 'endpoints:\n  - a.yaml\n', 'a.yaml': 'settings: []\n' })),
  ).toEqual([`wrong-kind ${FILE}:2:5`])
})

test('a group naming itself is warned of: the packager of Dify takes it', () => {
  expect(diagnoseGroup(`endpoints:\n  - ${FILE}\n  - endpoints/duck.yaml\n`)).toEqual([
    `wrong-kind? ${FILE}:2:5`,
  ])
})

test.each([
  ['an empty list', 'endpoints: []\n'],
  ['only settings', 'settings: []\n'],
])('a plugin without endpoints is warned of: %s', (_, text) => {
  expect(diagnoseGroup(text)).toEqual([`no-endpoints? ${FILE}:1:1`])
})

test('one of two groups may have no endpoints', () => {
  expect(diagnose(plugin({ 'group/empty.yaml': 'endpoints: []\n' }))).toEqual([])
})

test('a manifest without groups is warned of', () => {
  const manifest = 'name: a\nversion: 0.0.1\nplugins: { endpoints: [] }\n'
  expect(diagnose({ 'manifest.yaml': manifest })).toEqual(['no-endpoints? manifest.yaml:3:23'])
})

test('a folder that is no plugin is told of', () => {
  expect(diagnose({ 'readme.md': 'hello', 'duck.yaml': endpoint('/a') })).toEqual([
    'no-endpoints manifest.yaml',
  ])
})
