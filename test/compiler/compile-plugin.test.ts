import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compilePlugin } from '../../src/compiler/compile-plugin.ts'
import { HANDLER, compile, endpoint, plugin, writeFiles } from './plugin-folder.ts'
import type { Files } from './plugin-folder.ts'

/** The routes of files without a mistake. */
const routes = (files: Files): readonly string[] => {
  const { diagnostics, routes: listed, output } = compile(files)
  expect(diagnostics).toEqual([])
  expect(Object.keys(output ?? {})).toEqual(['plugin.ts', 'types.d.ts'])
  return listed.map(({ method, path, id }) => `${method} ${path} ${id}`)
}

const manifest = (...groups: string[]): string =>
  `name: neko\nversion: 0.0.1\nplugins:\n  endpoints: ${JSON.stringify(groups)}\n`

test('without a manifest the group files in group/ are read, sorted by name', () => {
  const files = {
    'group/b.yaml': 'endpoints: [endpoints/b.yaml]\n',
    'group/a.yml': 'endpoints: [endpoints/a.yaml]\n',
    'group/notes.txt': 'no group',
    'provider/c.yaml': 'endpoints: [endpoints/c.yaml]\n',
    'endpoints/a.yaml': endpoint('/a'),
    'endpoints/b.yaml': endpoint('/b'),
    'endpoints/duck.ts': HANDLER,
  }
  expect(routes(files)).toEqual(['GET /a endpoints/a', 'GET /b endpoints/b'])
})

test.each(['provider/neko.yaml', 'neko.yaml', 'a/b/c.yml', './group/neko.yaml'])(
  'the manifest may keep a group in %s',
  (path) => {
    const files = {
      'manifest.yaml': manifest(path),
      [path]: 'settings: []\nendpoints:\n  - endpoints/duck.yaml',
      'endpoints/duck.yaml': endpoint('/duck/<app_id>'),
      'endpoints/duck.ts': HANDLER,
    }
    expect(routes(files)).toEqual(['GET /duck/<app_id> endpoints/duck'])
  },
)

test('endpoints may stand inline in the group file, and several share a handler', () => {
  const files = plugin({
    'group/neko.yaml': `endpoints:
  - path: /cats
    method: GET
    hidden: false
    extra: &cats
      python:
        source: endpoints/duck.py
  - endpoints/duck.yaml
  - path: /cats
    method: POST
    extra: *cats
`,
  })
  expect(routes(files)).toEqual([
    'GET /cats group/neko#0',
    'GET /duck/<app_id> endpoints/duck',
    'POST /cats group/neko#2',
  ])
})

test('the source of a Python handler stands for the TypeScript or JavaScript file beside it', () => {
  const source = (file: string): string =>
    `path: "/${file}"\nmethod: "GET"\nextra:\n  python:\n    source: "endpoints/${file}.py"\n`
  const { diagnostics, routes: listed } = compile({
    'group/neko.yaml': 'endpoints: [endpoints/cat-door.yaml, endpoints/v1.2.yaml]\n',
    'endpoints/cat-door.yaml': source('cat-door'),
    'endpoints/cat-door.ts': HANDLER,
    'endpoints/cat-door.js': HANDLER,
    'endpoints/v1.2.yaml': source('v1.2'),
    'endpoints/v1.2.js': HANDLER,
  })
  expect(diagnostics).toEqual([])
  expect(listed.map(({ handler }) => handler)).toEqual([
    'endpoints/cat-door.ts',
    'endpoints/v1.2.js',
  ])
})

test('TypeScript goes before JavaScript, and both before Python', () => {
  const extra = (languages: readonly string[]): string =>
    `path: /a\nmethod: GET\nextra:\n${languages.map((name) => `  ${name}: { source: endpoints/${name}.ts }\n`).join('')}`
  const handlerOf = (languages: readonly string[]) =>
    compile(
      plugin({
        'endpoints/duck.yaml': extra(languages),
        'endpoints/typescript.ts': HANDLER,
        'endpoints/javascript.ts': HANDLER,
        'endpoints/python.ts': HANDLER,
      }),
    ).routes[0]?.handler
  expect(handlerOf(['python', 'javascript', 'typescript'])).toBe('endpoints/typescript.ts')
  expect(handlerOf(['python', 'javascript'])).toBe('endpoints/javascript.ts')
  expect(handlerOf(['python'])).toBe('endpoints/python.ts')
})

test.each([
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['no line end at the end', (text: string) => text.trimEnd()],
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ['a document start', (text: string) => `---\n${text}...\n`],
  ['a version', (text: string) => `%YAML 1.1\n---\n${text}`],
  ['comments', (text: string) => `# a\n${text.replaceAll('\n', ' # b\n')}`],
])('YAML with %s is read', (_, change) => {
  const files = plugin()
  const yaml = ['group/neko.yaml', 'endpoints/duck.yaml']
  const changed = Object.fromEntries(yaml.map((path) => [path, change(String(files[path]))]))
  expect(routes({ ...files, ...changed })).toEqual(['GET /duck/<app_id> endpoints/duck'])
})

test('merge keys, aliases and keys that are no text are read', () => {
  const files = plugin({
    'endpoints/duck.yaml': `x-common: &common
  method: GET
  extra: { typescript: { source: endpoints/duck.ts } }
404: not found
<<: [*common, { method: POST }]
path: &path /a
note: *path
`,
  })
  expect(routes(files)).toEqual(['GET /a endpoints/duck'])
})

test.each(['yes', 'on', 'true', 'True', '!!bool true'])('hidden: %s hides an endpoint', (word) => {
  const hidden = `${endpoint('/a')}hidden: ${word}\n`
  expect(compile(plugin({ 'endpoints/duck.yaml': hidden })).routes[0]?.hidden).toBe(true)
})

test('settings come out alike from a list and from a mapping', () => {
  const list = `  - name: key
    type: secret-input
    required: yes
    label: { en_US: Key, ja_JP: 鍵, de_DE: Schlüssel }
    llm_description: a stray key
`
  const mapping = `  key:
    label: { ja_JP: 鍵, en_US: Key }
    required: true
    type: secret-input
    help:
`
  const emitted = [list, mapping].map(
    (settings) =>
      compile(
        plugin({ 'group/neko.yaml': `settings:\n${settings}endpoints: [endpoints/duck.yaml]` }),
      ).output,
  )
  expect(emitted[0]).toEqual(emitted[1])
  expect(emitted[0]?.['plugin.ts']).toContain("label: { en_US: 'Key', ja_JP: '鍵' }")
})

test('all groups are served, each endpoint with its own', () => {
  const { routes: listed } = compile({
    'manifest.yaml': manifest('b.yaml', 'a.yaml'),
    'a.yaml': 'endpoints: [endpoints/a.yaml]\n',
    'b.yaml': 'endpoints: [endpoints/b.yaml]\n',
    'endpoints/a.yaml': endpoint('/a'),
    'endpoints/b.yaml': endpoint('/b'),
    'endpoints/duck.ts': HANDLER,
  })
  expect(listed.map(({ path, group }) => [path, group])).toEqual([
    ['/b', 'b.yaml'],
    ['/a', 'a.yaml'],
  ])
})

test('the plugin folder may be reached, and its files may be kept, through symbolic links', () => {
  const folder = writeFiles(plugin({ 'shared/duck.ts': HANDLER, 'endpoints/duck.ts': undefined }))
  symlinkSync(join(folder, 'shared/duck.ts'), join(folder, 'endpoints/duck.ts'))
  const outside = writeFiles({})
  symlinkSync(folder, join(outside, 'link'))
  expect(compilePlugin(join(outside, 'link')).diagnostics).toEqual([])
})
