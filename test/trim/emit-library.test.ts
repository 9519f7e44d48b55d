import { describe, expect, test } from 'vitest'
import { emitLibrary } from '../../src/trim/emit-library.ts'
import { writeFolder } from './folder.ts'
import type { Files } from './folder.ts'

const HANDLER = `import { Response } from 'dify-edge'\nexport default (r) => new Response(r.cookies)`
const WORKER = `import { createApp } from 'dify-edge'\nexport default createApp({})`

const emit = async (files: Files, whole = false) =>
  emitLibrary({
    root: writeFolder({ 'endpoints/cat.ts': HANDLER, ...files }),
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

test('the copy is the same whenever it is made', async () => {
  const files = { 'src/worker.ts': WORKER }
  expect((await emit(files))['dify-edge.js']).toBe((await emit(files))['dify-edge.js'])
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
    ['wrong', { 'src/worker.ts': 'import "./gone.ts"' }],
  ])('that is %s keeps all of the library', async (_, files) => {
    expect(await exportsOf(files)).toEqual(await exportsOf({ 'src/worker.ts': WORKER }, true))
  })
})
