import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { emitLibrary } from '../../src/trim/emit-library.ts'
import { PACKAGE } from '../../src/trim/package.ts'
import { writeFolder } from './folder.ts'
import type { Files } from './folder.ts'

const HANDLER = `import { Response } from 'dify-edge'\nexport default (r) => new Response(r.cookies)`
const WORKER = `import { createApp } from 'dify-edge'\nexport default createApp({})`

const emit = async (files: Files, whole = false) =>
  emitFor(writeFolder({ 'endpoints/cat.ts': HANDLER, ...files }), whole)

const emitFor = (root: string, whole = false) =>
  emitLibrary({
    root,
    folder: '.dify-edge',
    routing: { parts: true, converters: true },
    handlers: new Map([['endpoints/cat.ts', undefined]]),
    whole,
  })

/** The names that the copy exports. */
const exportsOf = async (files: Files, whole = false): Promise<readonly string[]> => {
  const { 'dify-edge.js': code = '' } = await emit(files, whole)
  const [, list = ''] = /\nexport \{([^}]*)\};/.exec(code) ?? []
  return list.split(',').map((name) => name.trim().replace(/^.* as /, ''))
}

test('the copy is a module and its source map, with what handlers and Worker import', async () => {
  const files = await emit({ 'src/worker.ts': WORKER })
  expect(Object.keys(files).toSorted()).toEqual(['dify-edge.js', 'dify-edge.js.map'])
  expect(files['dify-edge.js']).toMatch(/\n\/\/# sourceMappingURL=dify-edge\.js\.map\n$/)
  const names = await exportsOf({ 'src/worker.ts': WORKER })
  expect(names).toEqual(expect.arrayContaining(['Response', 'createApp']))
  expect(names).not.toContain('Request')
})

test('the copy is the same whenever and from wherever it is made', () => {
  const root = writeFolder({ 'endpoints/cat.ts': HANDLER, 'src/worker.ts': WORKER })
  const emitFrom = (cwd: string): string => {
    const options = ['--input-type=module', '-e', emitting(root)]
    return spawnSync(process.execPath, options, { cwd, encoding: 'utf8' }).stdout
  }
  symlinkSync(join(PACKAGE, 'node_modules'), join(root, 'node_modules'))
  const here = emitFrom(import.meta.dirname)
  expect(here).toContain('from "hono/tiny"')
  expect(here).toContain('// src/wrappers/response.ts')
  // As it is from the second build on.
  mkdirSync(join(root, '.dify-edge'))
  expect(emitFrom(root)).toBe(here)
})

/** A program that prints the copy of a plugin. */
const emitting = (root: string): string => `
  const { emitLibrary } = await import(${JSON.stringify(import.meta.resolve('../../src/trim/emit-library.ts'))})
  const files = await emitLibrary({
    root: ${JSON.stringify(root)},
    folder: '.dify-edge',
    routing: { parts: true, converters: true },
    handlers: new Map([['endpoints/cat.ts', undefined]]),
    whole: false,
  })
  console.log(files['dify-edge.js'])`

test('the copy finds its packages where only the library has them', async () => {
  const root = writeFolder({
    'endpoints/cat.ts': HANDLER,
    'src/worker.ts': WORKER,
    '.dify-edge/.gitignore': '*',
  })
  const { 'dify-edge.js': contents = '' } = await emitFor(root)
  const bundling = { bundle: true, write: false, logLevel: 'silent' } as const
  const stdin = { contents, resolveDir: join(root, '.dify-edge') }
  const { outputFiles } = await build({ ...bundling, stdin, format: 'esm' })
  expect(outputFiles[0]?.text).toContain('hono/dist/hono-base.js')
})

describe('the session', () => {
  const carriesFiles = async (handler: string): Promise<boolean> => {
    const { 'dify-edge.js': code = '' } = await emit({
      'endpoints/cat.ts': `import { Endpoint } from 'dify-edge'\n${handler}`,
      'src/worker.ts': WORKER,
    })
    return code.includes('FILES_SECRET')
  }

  test.each([
    'export default class extends Endpoint { _invoke(r) { return r.args.get("file") + r.app.file } }',
    'class A extends Error { constructor(text) { super(text) } }\nexport default (r) => [r.file, A]',
  ])('is not carried where none is named: %s', async (handler) => {
    expect(await carriesFiles(handler)).toBe(false)
  })

  test.each([
    'export default class extends Endpoint { _invoke() { return this.session.file } }',
    'export default class extends Endpoint { _invoke() { const { session: { file } } = this } }',
    'export default class extends Endpoint { constructor(s) { super(s); this.f = s.file } }',
    'export default class extends Endpoint { constructor() { super(...arguments); this.f = arguments[0].file } }',
    'class OnError extends Endpoint {}\nexport default class extends OnError { constructor(s) { super(s); this.f = s.file } }',
  ])('is carried as far as it is: %s', async (handler) => {
    expect(await carriesFiles(handler)).toBe(true)
  })
})

describe('the Worker', () => {
  const MORE = `${WORKER}\nexport { abort } from 'dify-edge'`

  test.each([
    ['wrangler.toml', 'name = "cat"\nmain = "src/main.ts"\n'],
    ['wrangler.toml', "main='./src/main.ts' # the Worker"],
    ['wrangler.json', '{ "name": "cat", "main": "src/main.ts" }'],
    ['wrangler.jsonc', '{\n// main\n"main" : "./src/main.ts",\n}'],
  ])('is read from where %s says that it is: %j', async (config, text) => {
    const names = await exportsOf({ 'src/main.ts': MORE, [config]: text })
    expect(names).toEqual(expect.arrayContaining(['Response', 'abort', 'createApp']))
    expect(names).not.toContain('Request')
  })

  test('is read beside another that wrangler is told of', async () => {
    const files = {
      'src/worker.ts': WORKER,
      'src/main.ts': MORE,
      'wrangler.toml': 'main = "src/main.ts"',
    }
    expect(await exportsOf(files)).toEqual(expect.arrayContaining(['abort', 'createApp']))
  })

  test.each<[string, Files]>([
    ['nowhere', {}],
    ['missing', { 'wrangler.toml': 'main = "src/gone.ts"' }],
    ['elsewhere', { 'src/worker.ts': WORKER, 'wrangler.dev.toml': 'main = "../other/worker.ts"' }],
    [
      'at a place of the machine',
      { 'src/worker.ts': WORKER, 'wrangler.toml': 'main = "/srv/worker.ts"' },
    ],
    ['wrong', { 'src/worker.ts': 'import "./gone.ts"' }],
  ])('that is %s keeps all of the library', async (_, files) => {
    expect(await exportsOf(files)).toEqual(await exportsOf({ 'src/worker.ts': WORKER }, true))
  })
})
