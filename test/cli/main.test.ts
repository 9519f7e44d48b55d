import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { endpoint, plugin, writeFiles } from '../compiler/plugin-folder.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

/** Starts the command as people do. */
const start = (args: readonly string[], cwd?: string, variables: NodeJS.ProcessEnv = {}) => {
  const env = { ...process.env, ...variables }
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', cwd, env })
}

test('the folder is the current one if none is named; results go to stdout, mistakes to stderr', () => {
  const good = start(['check'], writeFiles(plugin()))
  expect([good.status, good.stdout, good.stderr]).toEqual([0, '1 route, no mistakes\n', ''])
  const broken = plugin({ 'endpoints/duck.yaml': endpoint('/duck', 'get') })
  const bad = start(['check'], writeFiles(broken))
  expect([bad.status, bad.stdout]).toEqual([1, ''])
  expect(bad.stderr)
    .toBe(`endpoints/duck.yaml:2:9: error unknown-method: Cannot route the method "get"
2 | method: get
  |         ^^^
hint: write "GET"

1 error
`)
})

test('a wrong call exits with 2', () => {
  const { status, stderr } = start(['biuld'])
  expect(status).toBe(2)
  expect(stderr).toBe('error: there is no command "biuld"\nhint: did you mean "build"?\n')
})

test('what Node has compiled is kept once wrangler dev builds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'main-'))
  const look = (variables: NodeJS.ProcessEnv) => {
    const env = { NODE_COMPILE_CACHE: undefined, NODE_DISABLE_COMPILE_CACHE: undefined }
    start(['routes'], writeFiles(plugin()), { ...env, TMPDIR: folder, ...variables })
    return readdirSync(folder, { recursive: true }).length
  }
  expect(look({ WRANGLER_COMMAND: 'deploy' })).toBe(0)
  const begun = look({ WRANGLER_COMMAND: 'dev' })
  expect(begun).toBeGreaterThan(50)
  expect(look({})).toBe(begun)
})

test('a reader that leaves early is no mistake', () => {
  const routes = Array.from(
    { length: 500 },
    (_, index) =>
      `{ path: /${index}, method: GET, extra: { typescript: { source: endpoints/duck.ts } } }`,
  )
  const folder = writeFiles(plugin({ 'group/neko.yaml': `endpoints: [${routes.join()}]\n` }))
  const command = `"${process.execPath}" "${MAIN}" routes "${folder}" | head -c 10`
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
  expect([stdout, stderr]).toEqual(['GET  /0   ', ''])
})
