import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { compilePlugin } from '../../src/compiler/compile-plugin.ts'
import { writeOutput } from '../../src/compiler/write-output.ts'
import type { CompiledPlugin } from '../../src/plugin/compiled-plugin.ts'
import { match } from '../../src/routing/match.ts'
import { HANDLER, compile, endpoint, writeFiles } from './plugin-folder.ts'
import type { Files } from './plugin-folder.ts'

const LABEL = 'label: { en_US: Cat, zh_Hans: 猫 }'

const FILES: Files = {
  'manifest.yaml': `version: 0.0.1
author: neko
name: cats
resource: { permission: { endpoint: { enabled: true }, storage: { enabled: true, size: 1048576 } } }
plugins: { endpoints: [group/cats.yaml, group/dogs.yaml] }
`,
  'group/cats.yaml': `settings:
  api_key: { type: secret-input, required: true, ${LABEL}, url: "https://example.org/?a=</script>" }
  region:
    type: select
    default: eu
    ${LABEL}
    options: [{ value: eu, ${LABEL} }, { value: "it's", ${LABEL} }]
  model: { type: model-selector, scope: llm&vision, ${LABEL} }
endpoints:
  - endpoints/cat-door.yaml
  - path: /cats
    method: POST
    hidden: true
    extra: { python: { source: endpoints/cat-door.py } }
`,
  'group/dogs.yaml': 'endpoints: [endpoints/dog.yaml]\n',
  'endpoints/cat-door.yaml': `path: "/cats/<int(max=9):n>/<path:rest>"
method: "GET"
extra: { python: { source: endpoints/cat-door.py } }
`,
  'endpoints/dog.yaml': endpoint('/dogs'),
  'endpoints/duck.ts': HANDLER,
  'endpoints/cat-door.js': HANDLER,
}

test('the emitted module and types', async () => {
  const { diagnostics, output } = compile(FILES)
  expect(diagnostics).toEqual([])
  await expect(output?.['plugin.ts']).toMatchFileSnapshot('snapshots/plugin.ts.txt')
  await expect(output?.['types.d.ts']).toMatchFileSnapshot('snapshots/types.d.ts.txt')
})

test('the emitted module routes to the handlers', async () => {
  const names = ['a', 'b', 'c']
  const root = writeFiles({
    'group/all.yaml': 'endpoints: [a.yaml, b.yaml, c.yaml]\n',
    ...Object.fromEntries(
      names.flatMap((name) => [
        [`${name}.ts`, `export default class ${name.toUpperCase()} { _invoke() {} }\n`],
        [
          `${name}.yaml`,
          `path: /${name}/<int:n>\nmethod: POST\nextra: { typescript: { source: ${name}.ts } }\n`,
        ],
      ]),
    ),
  })
  writeOutput(root, compilePlugin(root).output ?? {})
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(join(import.meta.dirname, '../..'), join(root, 'node_modules/dify-edge'))
  const module = await import(pathToFileURL(join(root, '.dify-edge/plugin.ts')).href)
  const { plugin } = module as { plugin: CompiledPlugin<{ readonly name: string }> }
  for (const [index, name] of names.entries()) {
    const found = match(plugin.table, 'POST', `/${name}/7`)
    expect(found).toEqual({ kind: 'found', rule: index, captures: { n: 7 } })
    expect(plugin.endpoints[index]).toMatchObject({ id: name, rule: `/${name}/<int:n>`, group: 0 })
    expect(plugin.handlers[index]?.name).toBe(name.toUpperCase())
  }
})

test('the same plugin comes out the same, byte for byte, wherever it stands', () => {
  expect(compile(FILES).output).toEqual(compile(FILES).output)
})

const manifestOf = (permission: string): string => `type: plugin
author: neko
name: cats
version: 0.0.1
plugins: { endpoints: [group/all.yaml] }
resource: { permission: { ${permission} } }
`

test.each([
  ['endpoint: { enabled: true }', '{ file }'],
  ['app: { enabled: true }, model: { enabled: false, llm: true }', '{ app, file }'],
  [
    'model: { enabled: true, text_embedding: true }, storage: { enabled: false }',
    '{ file, model }',
  ],
  ['model: { enabled: true }, storage: { enabled: true, size: 1024 }', '{ file, storage }'],
])('with the permissions "%s" the emitted module has of the session %s', (permission, parts) => {
  const { output } = compile({
    'manifest.yaml': manifestOf(permission),
    'group/all.yaml': 'endpoints: [endpoints/duck.yaml]\n',
    'endpoints/duck.yaml': endpoint('/duck'),
    'endpoints/duck.ts': HANDLER,
  })
  expect(output?.['plugin.ts']).toContain(`  session: ${parts},\n`)
  const imported = `import ${parts.replace('file', 'file, links')} from 'dify-edge/session-parts'\n`
  expect(output?.['plugin.ts']).toContain(imported)
})

test('handlers whose files have one name, or none that a class could have, are told apart', () => {
  const paths = ['a/duck.ts', 'b/duck.ts', 'a/duck-2.ts', 'a/404.ts', 'a/plugin.ts', 'a/猫.ts']
  const { output } = compile({
    'group/all.yaml': `endpoints:\n${paths.map((path, index) => `  - { path: /${index}, method: GET, extra: { typescript: { source: ${path} } } }\n`).join('')}`,
    ...Object.fromEntries(paths.map((path) => [path, HANDLER])),
  })
  const lines = output?.['plugin.ts']?.split('\n') ?? []
  expect(lines.filter((line) => line.startsWith('import '))).toEqual([
    "import type { Plugin } from 'dify-edge'",
    "import { app, file, links, model, storage } from 'dify-edge/session-parts'",
    "import Handler404 from '../a/404.ts'",
    "import Duck2 from '../a/duck-2.ts'",
    "import Duck from '../a/duck.ts'",
    "import Plugin2 from '../a/plugin.ts'",
    "import Handler from '../a/猫.ts'",
    "import Duck3 from '../b/duck.ts'",
  ])
  expect(lines.at(-3)).toBe('  handlers: [Duck, Duck3, Duck2, Handler404, Plugin2, Handler],')
})
