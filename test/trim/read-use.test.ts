import { describe, expect, test } from 'vitest'
import { readUse } from '../../src/trim/read-use.ts'
import { writeFolder } from './folder.ts'
import type { Files } from './folder.ts'

/** What a handler uses, with other files of its plugin: "Imports: members", or "all". */
const use = async (handler: string, files: Files = {}): Promise<string> => {
  const root = writeFolder({ 'endpoints/cat.ts': handler, ...files })
  const found = await readUse(root, ['endpoints/cat.ts'])
  if (found === undefined) return 'all'
  return [found.imports.map(({ name }) => name), [...found.members]].map(list).join(': ')
}

/** The names that are read, but for those that esbuild writes. */
const list = (names: readonly string[]): string =>
  names
    .filter((name) => !name.endsWith('=') && name !== 'x')
    .toSorted()
    .join(' ')

const RESPONSE = `import { Response } from 'dify-edge'\n`
const ANSWER = `${RESPONSE}export default class { _invoke(r) { return new Response(r.url) } }`

describe('imports', () => {
  test('are those that are used, and no types', async () => {
    const handler = `import { Response, abort, Request, NotFound as Missing, type Accept } from 'dify-edge'
      import type { Headers } from 'dify-edge'
      export default (r: Request, a: Accept, h: Headers) => abort(404, Missing, new Response(r.args))`
    expect(await use(handler)).toBe('NotFound Response abort: args')
  })

  test('that nothing is done with are known, as a bundler looks for them', async () => {
    const handler = `import { Response, Request, Gone } from 'dify-edge'\nexport default () => new Response('a')`
    const root = writeFolder({ 'endpoints/cat.js': handler })
    expect(await readUse(root, ['endpoints/cat.js'])).toMatchObject({
      imports: [{ name: 'Response' }],
      unused: ['Request', 'Gone'],
    })
  })

  test('may stand in modules that the handler imports, at once or late', async () => {
    const files: Files = {
      'lib/a.ts': `export { Gone } from 'dify-edge'\nexport const a = (r) => r.args`,
      'lib/b.js': `import { escape } from 'dify-edge'\nexport const b = (r) => escape(r.form)`,
    }
    const handler = `import { a, Gone } from '../lib/a.ts'
      export default async (r) => [a(r), new Gone(), (await import('../lib/b.js')).b(r)]`
    expect(await use(handler, files)).toBe('Gone escape: args b form then')
  })

  test('of the module that the build emits are none; it may not be there yet', async () => {
    const worker = `import { plugin } from '../.dify-edge/plugin.ts'
      import { createApp } from 'dify-edge'
      export default createApp(plugin)`
    expect(await use(worker)).toBe('createApp: ')
    expect(await use(`import '../lib/a.js'\n${worker}`, { 'lib/a.js': '' })).toBe('createApp: ')
  })

  test('of a module that is only called like that are read', async () => {
    const handler = `import { plugin } from '../lib/.dify-edge/plugin.js'\nexport default () => plugin`
    const files: Files = { 'lib/.dify-edge/plugin.js': `${RESPONSE}export const plugin = Response` }
    expect(await use(handler, files)).toBe('Response: ')
  })

  test('of a namespace are the members that are named', async () => {
    expect(
      await use(`import * as d from 'dify-edge'\nexport default () => new d.Gone('x').code`),
    ).toBe('Gone code: Gone code')
  })

  test.each([
    ['a namespace passed on', `import * as d from 'dify-edge'\nexport default (n) => d[n]`],
    ['a namespace listed', `import * as d from 'dify-edge'\nexport default () => Object.keys(d)`],
    ['a late import', `export default () => import('dify-edge')`],
    ['an import of a part', `import { app } from 'dify-edge/session-parts'\nexport default app`],
    ['a late import of a part', `export default () => import('dify-edge/session-parts')`],
    ['all exported on', `import * as d from '../lib/all.ts'\nexport default (n) => d[n]`],
  ])('of everything keep everything: %s', async (_, handler) => {
    expect(await use(handler, { 'lib/all.ts': `export * from 'dify-edge'` })).toBe('all')
  })

  test('by `require` keep everything', async () => {
    const files = { 'lib/a.cjs': `module.exports = require('dify-edge').escape` }
    expect(await use(`import a from '../lib/a.cjs'\nexport default a`, files)).toBe('all')
  })

  test('written in a text are none', async () => {
    expect(await use(`export default () => "use 'dify-edge'"`)).toBe(': ')
  })
})

describe('members', () => {
  test('are those of packages, too', async () => {
    const files: Files = {
      'node_modules/cat/package.json': `{ "name": "cat", "main": "cat.js" }`,
      'node_modules/cat/cat.js': `exports.meow = (r) => r.cookies`,
    }
    expect(await use(`import { meow } from 'cat'\nexport default meow`, files)).toMatch(
      /\bcookies\b/,
    )
  })

  test('may be named by JSON, and not by other files', async () => {
    const files: Files = {
      'lib/a.json': `{ "key": ["args"], "__proto__": "a b" }`,
      'lib/a.txt': `form`,
      'lib/a.html': `<b>form</b>`,
      'lib/a.wasm': `form`,
    }
    const handler = `import a from '../lib/a.json'\nimport b from '../lib/a.txt'\nimport c from '../lib/a.html'
      import d from '../lib/a.wasm'\nexport default () => [a, b, c, d]`
    expect(await use(handler, files)).toMatch(/^: .*\bargs\b(?!.*form)/)
  })

  test('of globals are none, unless the plugin has a variable of the name', async () => {
    expect(await use(`export default (r) => Object.values(r)`)).toBe(': ')
    expect(await use(`export default (Object) => Object.values`)).toBe(': values')
    expect(await use(`const f = ({ console }) => console.args\nexport default f`)).toBe(
      ': args console',
    )
    expect(await use(`class JSON { a }\nexport default (r) => JSON.args`)).toBe(': args')
    expect(
      await use(
        `export const f = () => { try { a() } catch (Math) { Math.args } }\nexport default 1`,
      ),
    ).toBe(': args')
  })

  test('of a module of all exports count, as a Worker has some', async () => {
    const worker = `${ANSWER}\nexport class Counter { fetch(r) { return r.cookies } }`
    expect(await use(worker)).toBe('Response: cookies url')
  })
})

describe('modules of the platform', () => {
  test('name nothing', async () => {
    const handler = `import { DurableObject } from 'cloudflare:workers'\nimport { Buffer } from 'node:buffer'
      export default class extends DurableObject { x = Buffer }`
    expect(await use(handler)).toBe(': ')
  })

  test('may be asked for without a prefix, as old packages do', async () => {
    expect(await use(`import { sep } from 'path'\nexport default (r) => r.args + sep`)).toBe(
      ': args',
    )
    const files = { 'lib/a.cjs': `module.exports = require('crypto').randomUUID` }
    expect(await use(`import a from '../lib/a.cjs'\nexport default a`, files)).toMatch(/randomUUID/)
  })

  test('give way to packages of the same name', async () => {
    const files: Files = {
      'node_modules/events/package.json': `{ "name": "events", "main": "events.js" }`,
      'node_modules/events/events.js': `exports.on = (r) => r.cookies`,
    }
    expect(await use(`import { on } from 'events'\nexport default on`, files)).toMatch(/cookies/)
  })
})

describe('all of the library is kept where', () => {
  test.each([
    ['a module is missing', `import '../nowhere.ts'\nexport default 1`],
    ['a package is missing', `import a from 'no-such-package'\nexport default a`],
    ['the code is wrong', `export default (`],
  ])('%s', async (_, handler) => {
    expect(await use(handler)).toBe('all')
  })

  test('code nests too deep to be followed', async () => {
    expect(await use(`export default (a) => ${'a.b + '.repeat(9000)}a`)).toBe('all')
  })
})

test("a handler's file may have any name", async () => {
  for (const name of ["it's", 'a b', 'größe猫', 'a"b', '$a`', 'back\\slash', '#a?b']) {
    const root = writeFolder({ [`endpoints/${name}.ts`]: ANSWER }, `${name}-`)
    expect(await readUse(root, [`endpoints/${name}.ts`]), name).toMatchObject({
      imports: [{ name: 'Response' }],
    })
  }
})

test('what the build emits is not read, nor needs to be there', async () => {
  for (const module of ['plugin.ts', 'plugin.js', 'plugin']) {
    const worker = `import { plugin } from '../.dify-edge/${module}'\nimport { createApp } from 'dify-edge'
      export default createApp(plugin)`
    expect(await use(worker)).toBe('createApp: ')
  }
})

test('what was emitted for another plugin is read, as its handlers are in no other list', async () => {
  const files: Files = {
    'other/.dify-edge/plugin.ts': `import { file } from 'dify-edge/session-parts'\nexport const plugin = { file }`,
  }
  const worker = `import { plugin } from '../other/.dify-edge/plugin.ts'\nexport default plugin`
  expect(await use(worker, files)).toBe('all')
})
