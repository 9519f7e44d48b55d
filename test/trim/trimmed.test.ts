import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Roots } from '../../src/trim/roots.ts'
import { sourcesOf } from './sources-of.ts'
import { loadTrimmed } from './load-trimmed.ts'
import { ERRORS } from './probes/errors.ts'
import { MESSAGES } from './probes/messages.ts'
import { listUses } from './probes/probes.ts'
import type { Probes } from './probes/probes.ts'
import { readRoots } from './probes/read-roots.ts'
import { createScope } from './probes/scope.ts'
import { runCode } from './probes/run-code.ts'
import { MIDDLEWARE, SERVED } from './probes/serving.ts'
import { standInForWorkers } from './probes/stand-in.ts'
import { STRUCTURES } from './probes/structures.ts'

type Exports = Readonly<Record<string, unknown>>

const ROUTING = { parts: true, converters: true }

/** Loads the library that a plugin gets, or all of it. */
const load = async (roots: Roots | undefined): Promise<Exports> =>
  (await loadTrimmed(sourcesOf(roots, ROUTING))) as Exports

let whole: Exports

beforeAll(async () => {
  standInForWorkers()
  // Both see the same second.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2024, 1, 2) })
  for (const method of ['log', 'error', 'warn', 'info'] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined)
  }
  whole = await load(undefined)
})

afterAll(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const rootsOf = (code: string): Roots => readRoots(code, whole)

/** Runs an expression with one of the libraries; gives all that a handler can see of what comes of it. */
const outcomeOf = async (library: Exports, code: string): Promise<string> => {
  try {
    return await show(await runCode(code, { ...library, ...createScope(library) }))
  } catch (error) {
    return `throws ${String(error)}`
  }
}

const show = async (value: unknown): Promise<string> => {
  if (value instanceof Response) {
    const { status, headers } = value
    const sent = [status, JSON.stringify([...headers]), await value.text()].join(' ')
    return sent.replaceAll(/[0-9a-f]{16}-\d+|"content-length","\d+"/g, 'id')
  }
  if (typeof value === 'function') return 'function'
  if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`
  const items = Symbol.iterator in value ? [...(value as Iterable<unknown>)] : []
  return [
    value.constructor.name,
    (value as { toString(): string }).toString(),
    JSON.stringify(value),
    JSON.stringify(items),
  ].join(' ')
}

/** The expressions of probes. */
const listCodes = (probes: Probes): readonly string[] =>
  listUses(probes).map((use) => `(async (x) => ${use})(${probes.make})`)

describe('with what its handlers use, a Worker does what it does with all of the library', () => {
  test.each([
    ...Object.entries({ ...STRUCTURES, ...MESSAGES }).map(([name, probes]) => [
      name,
      listCodes(probes),
    ]),
    ['the exceptions', Object.values(ERRORS).flatMap(listCodes)],
  ] as [string, readonly string[]][])('%s', async (_, codes) => {
    const library = await load(rootsOf(codes.join(';\n')))
    for (const code of codes) {
      expect(await outcomeOf(library, code), code).toBe(await outcomeOf(whole, code))
    }
  })

  test.each([...SERVED, ...MIDDLEWARE].filter((code) => !/\bs\.(?!wait_until|env)/.test(code)))(
    '%s',
    async (code) => {
      const library = await load(rootsOf(code))
      expect(await outcomeOf(library, code)).toBe(await outcomeOf(whole, code))
    },
  )
})

describe('what was left out', () => {
  const KEPT = /^(?:_|constructor$|toString$|toJSON$)/

  /** The public members that instances of a class have in all of the library. */
  const membersOf = (name: string): readonly string[] => {
    const names = new Set<string>()
    let { prototype } = whole[name] as { prototype: object }
    for (; prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype) as object) {
      for (const member of Object.getOwnPropertyNames(prototype)) {
        if (!KEPT.test(member)) names.add(member)
      }
    }
    return [...names]
  }

  test.each([
    ['Request', `new Request(new globalThis.Request('https://a.example/'))`],
    ['Response', `new Response('a')`],
    ['Headers', `new Headers()`],
    ['MultiDict', `new MultiDict()`],
  ])('of %s says so, by whatever way it is read or written', async (name, make) => {
    const library = await load(rootsOf(make))
    const left: string[] = []
    for (const member of membersOf(name)) {
      const read = await outcomeOf(library, `${make}[${JSON.stringify(member)}]`)
      const before = await outcomeOf(whole, `${make}[${JSON.stringify(member)}]`)
      if (read === before) continue
      expect(read).toBe(
        `throws LeftOutError: This Worker was built without "${member}": write the name out where it is used and build again, or add --whole to the build in wrangler.toml`,
      )
      // A setter that something of the library uses is there without its getter.
      const write = `${make}[${JSON.stringify(member)}] = null`
      const written = await outcomeOf(library, write)
      if (written !== (await outcomeOf(whole, write))) expect(written).toMatch(/LeftOutError/)
      expect(await outcomeOf(library, `${JSON.stringify(member)} in ${make}`)).toBe('boolean true')
      left.push(member)
    }
    expect(left.length).toBeGreaterThan(membersOf(name).length / 3)
  })

  test.each(['storage', 'app', 'model', 'file', 'tool', 'workflow_node', 'wait_until'])(
    'of the session says so: %s',
    async (part) => {
      const code = `createApp(plugin(class { constructor(s) { this.s = s }
        _invoke() { try { return new Response(String(this.s[name])) } catch (e) { return new Response(e.name) } } })).fetch(raw())`
      const library = await load(rootsOf(code))
      const outcome = await outcomeOf(library, code.replace('[name]', `['${part}']`))
      expect(outcome).toMatch(/ LeftOutError$/)
    },
  )

  test('of static members says so', async () => {
    const library = await load(rootsOf('new WWWAuthenticate("basic")'))
    expect(await outcomeOf(library, 'WWWAuthenticate["from" + "_header"]')).toMatch(/LeftOutError/)
  })

  test('comes with the name that a thrown one has', async () => {
    const library = await load(rootsOf('new Response()'))
    const code = `(() => { try { new Response()['js' + 'on'] } catch (e) { return [e.name, e instanceof Error] } })()`
    expect(await outcomeOf(library, code)).toContain('["LeftOutError",true]')
  })
})
