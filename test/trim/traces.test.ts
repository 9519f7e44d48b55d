import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findDead } from '../../src/trim/find-dead.ts'
import type { Roots } from '../../src/trim/roots.ts'
import { PACKAGE, PARTS_FILE } from '../../src/trim/package.ts'
import { Library } from '../../src/trim/read-library.ts'
import { ERRORS, SESSION_ERRORS } from './probes/errors.ts'
import { MESSAGES } from './probes/messages.ts'
import { listUses } from './probes/probes.ts'
import type { Probes } from './probes/probes.ts'
import { readRoots } from './probes/read-roots.ts'
import { createScope } from './probes/scope.ts'
import { answerFetch } from './probes/services.ts'
import { runCode } from './probes/run-code.ts'
import { MIDDLEWARE, SERVED } from './probes/serving.ts'
import { standInForWorkers } from './probes/stand-in.ts'
import { STRUCTURES } from './probes/structures.ts'
import { loadTraced } from './traced-library.ts'
import type { TracedLibrary } from './traced-library.ts'

// Each probe is what a handler may write. What of the library runs for it must be what is kept for
// a handler that writes nothing else, as the build sees only what is written.

const library = new Library(PACKAGE)
let traced: TracedLibrary

beforeAll(async () => {
  standInForWorkers()
  for (const method of ['log', 'error', 'warn', 'info'] as const) {
    vi.spyOn(console, method).mockImplementation(() => undefined)
  }
  vi.stubGlobal('fetch', answerFetch)
  traced = await loadTraced()
})

afterAll(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const CLASSES: Readonly<Record<string, Probes>> = {
  ...ERRORS,
  ...SESSION_ERRORS,
  ...STRUCTURES,
  ...MESSAGES,
}

/** What a handler of this code uses, with the parts of the session that it names. */
const rootsOf = (code: string): Roots => {
  const { imports, members } = readRoots(code, traced.exports)
  const parts = library.partNames.filter((part) => members.has(part === 'links' ? 'file' : part))
  return { imports: [...imports, ...parts.map((name) => ({ file: PARTS_FILE, name }))], members }
}

/** Runs a probe whole; gives where code ran that would have been cut, one line for each function. */
const findMissing = async (make: string, use: string): Promise<readonly string[]> => {
  const code = `(async (x) => ${use})(${make})`
  const roots = rootsOf(code)
  traced.takeRuns()
  await run(code, roots).then(show, show)
  const runs = traced.takeRuns()
  const dead = findDead(library, roots)
  return runs
    .filter(({ file, offset }) => {
      const spans = dead.get(file)?.spans
      return spans === undefined || spans.some(({ start, end }) => start <= offset && offset < end)
    })
    .map(({ file, offset }) => `${use}: ${file}:${lineOf(file, offset)}`)
}

const run = async (code: string, { imports }: Roots): Promise<unknown> => {
  const { exports } = traced
  const parts = imports.filter(({ file }) => file === PARTS_FILE)
  const session = Object.fromEntries(parts.map(({ name }) => [name, exports[name]]))
  return runCode(code, { ...exports, ...createScope(session) })
}

/** Does with a value what needs no name: `${value}`, `[...value]`, `await value`, JSON. */
const show = async (value: unknown): Promise<void> => {
  if (typeof value !== 'object' || value === null) return
  if (value instanceof Response) await value.text()
  void [(value as { toString(): string }).toString(), JSON.stringify(value)]
  if (Symbol.iterator in value) void [...(value as Iterable<unknown>)]
}

const lineOf = (file: string, offset: number): number =>
  readFileSync(join(PACKAGE, file), 'utf8').slice(0, offset).split('\n').length

const findAllMissing = async (probes: Probes): Promise<readonly string[]> => {
  const missing: string[] = []
  for (const use of listUses(probes)) missing.push(...(await findMissing(probes.make, use)))
  return missing
}

test.each(Object.entries(CLASSES))(
  'a handler that uses one thing of %s has all that it needs',
  async (_, probes) => {
    expect(await findAllMissing(probes)).toEqual([])
  },
)

test.each([...SERVED, ...MIDDLEWARE])('all is there that is needed for %s', async (code) => {
  expect(await findMissing('null', code)).toEqual([])
})

test('every public member of every class that an author may import is probed', () => {
  const classes = Object.entries(traced.exports).filter(([, value]) => isClass(value))
  expect(classes.map(([name]) => name).toSorted()).toEqual(Object.keys(CLASSES).toSorted())
  const missing = classes.flatMap(([name, value]) => {
    const probes = CLASSES[name] as Probes
    const { members } = rootsOf([probes.make, ...listUses(probes)].join(';\n'))
    return listMembers(value as Class)
      .filter((member) => !members.has(member))
      .map((member) => `${name}: ${member}`)
  })
  expect(missing).toEqual([])
})

type Class = new (...values: never) => object

const isClass = (value: unknown): boolean =>
  typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value))

/** The public members of a class and of those of the library that it extends; what is written ends with `=`. */
const listMembers = ({ prototype }: Class): readonly string[] => {
  const names: string[] = []
  let at = prototype as object
  while (![Object.prototype, Error.prototype, Map.prototype].includes(at)) {
    for (const [name, { set, get, value }] of Object.entries(
      Object.getOwnPropertyDescriptors(at),
    )) {
      if (/^_|^constructor$/.test(name) || IMPLICIT.has(name)) continue
      if (get !== undefined || value !== undefined) names.push(name)
      if (set !== undefined) names.push(`${name}=`)
    }
    at = Object.getPrototypeOf(at) as object
  }
  return names
}

/** Nobody has to write these. */
const IMPLICIT = new Set(['toString', 'toJSON'])
