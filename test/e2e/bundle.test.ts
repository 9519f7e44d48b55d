import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundleHono, bundleUse, gzipped } from '../../bench/bytes/bundle-use.ts'
import { type BundledWorker, bundleWorker } from '../../scripts/bundle-worker.ts'

const ROOT = join(import.meta.dirname, '../..')

/** What the Worker of a small plugin may have over a bare Hono Worker, in bytes after gzip: 12 KiB. */
const BUDGET = 12 * 1024

describe('the Worker', () => {
  let worker: BundledWorker

  beforeAll(async () => {
    execFileSync('node', ['src/cli/main.ts', 'build'], { cwd: ROOT })
    const trim = ['endpoints/duck.ts', 'endpoints/neko.ts', 'src/worker.ts']
    worker = await bundleWorker(join(ROOT, 'src/worker.ts'), { minify: true, trim })
  })

  test('has nothing of the build in it', () => {
    const files = [...worker.parts.keys()]
    expect(files.filter((file) => /src\/(?:compiler|cli)\//.test(file))).toEqual([])
    expect(files.filter((file) => /node_modules\/(?:yaml|valibot|oxc)/.test(file))).toEqual([])
    expect(files.filter((file) => /node_modules\/hono\//.test(file))).not.toEqual([])
  })

  test('asks for no module of Node', () => {
    expect(new TextDecoder().decode(worker.code)).not.toMatch(/["']node:\w+["']/)
  })

  test('has nothing of the library that no handler uses', () => {
    const files = [...worker.parts.keys()]
    expect(files.filter((file) => /session\/(?:app|model)\/create/.test(file))).toEqual([])
    expect(files.filter((file) => /wrappers\/(?:parse-cookie|accept)\.ts/.test(file))).toEqual([])
    expect(files.filter((file) => /session\/storage\/plugin-storage/.test(file))).not.toEqual([])
  })

  test('parses no rule at run time', () => {
    const files = [...worker.parts.keys()]
    expect(files.filter((file) => /parse-rule|compile-table/.test(file))).toEqual([])
  })
})

test('dify-edge itself stays within its budget', async () => {
  expect(gzipped(await bundleUse('text')) - gzipped(await bundleHono())).toBeLessThan(BUDGET)
})
