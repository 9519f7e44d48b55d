import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Roots } from '../../src/trim/roots.ts'
import { readUse } from '../../src/trim/read-use.ts'
import { sourcesOf } from './sources-of.ts'
import { createFolder, removeFolder } from './folder.ts'
import { loadWithTrimmed } from './load-trimmed.ts'
import { HANDLERS } from './probes/handlers.ts'
import { createScope } from './probes/scope.ts'
import { standInForWorkers } from './probes/stand-in.ts'

type Worker = { readonly fetch: (...call: readonly unknown[]) => Promise<Response> }
type Create = (plugin: unknown) => Worker

const names = Object.keys(HANDLERS)
let root: string
let whole: Readonly<Record<string, Create>>

beforeAll(async () => {
  standInForWorkers()
  for (const method of ['log', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined)
  }
  const { raw } = createScope({})
  vi.stubGlobal('raw', raw)
  root = createFolder(Object.assign({}, ...names.map(write)))
  const all = names.map((_, index) => `export { default as h${index} } from './src/w${index}.js'`)
  whole = await load(all.join('\n'), undefined)
})

afterAll(() => {
  removeFolder(root)
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** The files of a handler with a Worker of its own. */
const write = (name: string, index: number): Readonly<Record<string, string>> => {
  const { invoke = '', above = '', files = {} } = HANDLERS[name] ?? {}
  return {
    ...files,
    [`src/w${index}.js`]: `import { createApp } from 'dify-edge'
import Handler from '../endpoints/h${index}.js'
export default (plugin) => createApp(plugin(Handler))`,
    [`endpoints/h${index}.js`]: `import { Endpoint, Request, Response } from 'dify-edge'
${above}
export default class extends Endpoint {
  async _invoke(r) { ${invoke} }
}`,
  }
}

/** Loads a module with what these use of the library. */
const load = async (
  contents: string,
  roots: Roots | undefined,
): Promise<Readonly<Record<string, Create>>> => {
  const trimmed = sourcesOf(roots, { parts: false, converters: false })
  const module: unknown = await loadWithTrimmed({ contents, resolveDir: root }, trimmed)
  return module as Readonly<Record<string, Create>>
}

const answer = async (create: Create | undefined): Promise<readonly unknown[]> => {
  const { plugin, raw, env, context } = createScope({}) as Record<string, () => unknown>
  const sent = await create?.(plugin).fetch(raw?.(), env?.(), context?.())
  sent?.headers.delete('x-request-id')
  return [sent?.status, [...(sent?.headers ?? [])], await sent?.text()]
}

test.each(names.map((name, index) => [name, index] as const))(
  'a handler %s, whole or not',
  async (_, index) => {
    const roots = await readUse(root, [`endpoints/h${index}.js`, `src/w${index}.js`])
    const { default: create } = await load(`export { default } from './src/w${index}.js'`, roots)
    const expected = await answer(whole[`h${index}`])
    expect(expected[0]).not.toBe(500)
    expect(await answer(create)).toEqual(expected)
  },
)
