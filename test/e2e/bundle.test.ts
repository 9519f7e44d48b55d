import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundleHono, bundleUse, gzipped } from '../../bench/bytes/bundle-use.ts'
import { nameBasics, nameEverything } from '../../bench/bytes/name-everything.ts'
import { type BundledWorker, bundleWorker } from '../../scripts/bundle-worker.ts'

const ROOT = join(import.meta.dirname, '../..')

/** What the Worker of a small plugin may have over a bare Hono Worker, in bytes after gzip: 12 KiB. */
const BUDGET = 12 * 1024

describe('the Worker', () => {
  let worker: BundledWorker
  /** The sources that the copy of the library is made of. */
  let library: readonly string[]

  beforeAll(async () => {
    execFileSync('node', ['src/cli/main.ts', 'build'], { cwd: ROOT })
    const copy = join(ROOT, '.dify-edge/dify-edge.js')
    const alias = { 'dify-edge': copy, 'dify-edge/session-parts': copy }
    worker = await bundleWorker(join(ROOT, 'src/worker.ts'), { minify: true, alias })
    const map = JSON.parse(readFileSync(`${copy}.map`, 'utf8')) as { sources: string[] }
    library = map.sources
  })

  test('has nothing of the build in it', () => {
    const files = [...worker.parts.keys(), ...library]
    expect(files.filter((file) => /src\/(?:compiler|trim|cli)\//.test(file))).toEqual([])
    expect(files.filter((file) => /node_modules\/(?:yaml|valibot|oxc)/.test(file))).toEqual([])
    expect(files.filter((file) => /node_modules\/hono\//.test(file))).not.toEqual([])
  })

  test('asks for no module of Node', () => {
    expect(new TextDecoder().decode(worker.code)).not.toMatch(/["']node:\w+["']/)
  })

  test('has nothing of the library that no handler uses', () => {
    expect(library.filter((file) => /session\/(?:app|model)\/create/.test(file))).toEqual([])
    expect(library.filter((file) => /wrappers\/(?:parse-cookie|accept)\.ts/.test(file))).toEqual([])
    expect(library.filter((file) => /session\/storage\/plugin-storage/.test(file))).not.toEqual([])
  })

  test('parses no rule at run time', () => {
    expect(library.filter((file) => /parse-rule|compile-table/.test(file))).toEqual([])
  })
})

test('all of Werkzeug adds no more than its budget to a handler that reads target, headers and body', async () => {
  const basics = gzipped(await bundleUse('text', nameBasics))
  expect(gzipped(await bundleUse('text', nameEverything)) - basics).toBeLessThan(BUDGET)
})

test('dify-edge itself stays within its budget', async () => {
  expect(gzipped(await bundleUse('text')) - gzipped(await bundleHono())).toBeLessThan(BUDGET)
})
