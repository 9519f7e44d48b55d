import { expect, test } from 'vitest'
import { compile, diagnose, plugin } from './plugin-folder.ts'

const GROUPS = 'plugins: { endpoints: [group/neko.yaml] }\n'
const diagnoseManifest = (text: string): readonly string[] =>
  diagnose(plugin({ 'manifest.yaml': text }))

test('a whole manifest of Dify is taken, whatever else it says', () => {
  const text = `version: 0.0.1
type: plugin
author: "Neko-Cat_1"
name: "neko"
label: { en_US: Neko }
description: { en_US: A cat, zh_Hans: 猫 }
created_at: "2024-07-12T08:03:44.658609186Z"
icon: icon.svg
resource:
  memory: 1048576
  storage: 1048576
  permission:
    endpoint: { enabled: true }
    model: { enabled: on, llm: true }
    storage: { enabled: true, size: 1048576 }
plugins:
  tools: [provider/tool.yaml]
  endpoints:
    - "group/neko.yaml"
meta:
  version: 0.0.1
  arch: [amd64, arm64]
  runner: { language: python, version: "3.12", entrypoint: main }
  minimum_dify_version: null
execution: { install: install.sh }
privacy: PRIVACY.md
verified: false
`
  const { diagnostics, output } = compile(plugin({ 'manifest.yaml': text }))
  expect(diagnostics).toEqual([])
  expect(output?.['plugin.ts']).toContain("author: 'Neko-Cat_1',\n    name: 'neko',")
  expect(output?.['plugin.ts']).toContain('model: { enabled: true, llm: true }')
})

test.each(['0.0.1', '1.2', '1.2.3-beta', '1.0.0rc1'])('the version %s is taken', (version) => {
  expect(diagnoseManifest(`name: neko\nversion: "${version}"\n${GROUPS}`)).toEqual([])
})

test('name, version and group files are enough', () => {
  expect(diagnoseManifest(`name: neko\nversion: 0.0.1\n${GROUPS}`)).toEqual([])
})

test.each([
  ['no version', `name: neko\n${GROUPS}`, 'missing-key manifest.yaml:1:1'],
  [
    'a version that is a word',
    `name: neko\nversion: abc\n${GROUPS}`,
    'invalid-value manifest.yaml:2:10',
  ],
  [
    'a version that is a number',
    `name: neko\nversion: 1.0\n${GROUPS}`,
    'wrong-type manifest.yaml:2:10',
  ],
  [
    'a name with a capital',
    `name: Neko\nversion: 0.0.1\n${GROUPS}`,
    'invalid-value manifest.yaml:1:7',
  ],
  [
    'another type',
    `name: a\nversion: 0.0.1\ntype: tool\n${GROUPS}`,
    'invalid-value manifest.yaml:3:7',
  ],
  [
    'an author with a blank',
    `author: a b\nname: a\nversion: 0.0.1\n${GROUPS}`,
    'invalid-value manifest.yaml:1:9',
  ],
  [
    'no endpoints',
    'name: a\nversion: 0.0.1\nplugins: { tools: [] }\n',
    'missing-key manifest.yaml:3:1',
  ],
  [
    'misspelt endpoints',
    'name: a\nversion: 0.0.1\nplugins: { endpoint: [] }\n',
    'missing-key manifest.yaml:3:12',
  ],
  [
    'a text as endpoints',
    'name: a\nversion: 0.0.1\nplugins: { endpoints: a }\n',
    'wrong-type manifest.yaml:3:23',
  ],
  [
    'a number as group',
    'name: a\nversion: 0.0.1\nplugins: { endpoints: [1] }\n',
    'wrong-type manifest.yaml:3:24',
  ],
])('tells of %s', (_, text, expected) => {
  expect(diagnoseManifest(text)).toEqual([expected])
})

test('a manifest of another name is not read, and warned of', () => {
  const files = plugin({ 'manifest.yml': 'name: Wrong\n' })
  expect(diagnose(files)).toEqual(['file-missing? manifest.yml'])
})

test('a storage that is too small is told of', () => {
  const resource =
    'resource: { permission: { endpoint: { enabled: yes }, storage: { size: 10 } } }\n'
  expect(diagnoseManifest(`name: a\nversion: 0.0.1\n${GROUPS}${resource}`)).toEqual([
    'invalid-value manifest.yaml:4:72',
  ])
})

test.each([
  ['without it', '{ tool: { enabled: true } }', '4:27'],
  ['switched off', '{ endpoint: { enabled: false } }', '4:48'],
])(
  'permissions that keep Dify from setting up endpoints are warned of: %s',
  (_, permission, at) => {
    const resource = `resource: { permission: ${permission} }\n`
    expect(diagnoseManifest(`name: a\nversion: 0.0.1\n${GROUPS}${resource}`)).toEqual([
      `permission-missing? manifest.yaml:${at}`,
    ])
  },
)

test('a misspelt language is warned of, in the manifest too', () => {
  const label = 'label: { en_US: a, ja_Jp: b }\n'
  expect(diagnoseManifest(`name: a\nversion: 0.0.1\n${GROUPS}${label}`)).toEqual([
    'unknown-key? manifest.yaml:4:20',
  ])
})

test('a memory that is no number and a path that is too long are told of', () => {
  const name = 'name: neko\nversion: 0.0.1\n'
  expect(diagnoseManifest(`${name}resource: { memory: lots }\n${GROUPS}`)).toEqual([
    'wrong-type manifest.yaml:3:21',
  ])
  const path = `group/${'x'.repeat(120)}.yaml`
  expect(diagnoseManifest(`${name}plugins: { endpoints: [${path}] }\n`)).toContain(
    'wrong-length manifest.yaml:3:24',
  )
})
