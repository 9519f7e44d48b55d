import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generatePlugin } from './compile/generate-plugin.ts'
import { formatTable } from './format-table.ts'

const GROUPS = 50
const ENDPOINTS_EACH = 20
const RUNS = 7

/** What the tables show. */
export const title = `Compile: ms for ${GROUPS * ENDPOINTS_EACH} endpoint files in ${GROUPS} groups, a new process each time (best and median of ${RUNS}; the target is 1000)`

/** Compiles a generated plugin, cold, as a command and phase by phase. */
export const run = (): Promise<void> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'dify-edge-bench-')))
  try {
    generatePlugin(join(folder, 'plugin'), GROUPS, ENDPOINTS_EACH)
    console.log(`${formatTable(measureCommands(folder))}\n`)
    console.log(formatTable(measurePhases(folder)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return Promise.resolve()
}

const CLI = join(import.meta.dirname, '../src/cli/main.ts')
const PHASES = join(import.meta.dirname, 'compile-phases.ts')

/** Where Node keeps what it has compiled: a folder of the bench's own. */
const cacheIn = (folder: string): NodeJS.ProcessEnv => ({
  NODE_COMPILE_CACHE: join(folder, 'cache'),
})

/** Starts Node on a script; gives what it prints. */
const start = (
  folder: string,
  args: readonly string[],
  variables: NodeJS.ProcessEnv = cacheIn(folder),
): string => {
  const env = { ...process.env, ...variables }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

const measureCommands = (folder: string): string[][] => {
  const plugin = join(folder, 'plugin')
  const fresh = times(() => {
    rmSync(join(plugin, '.dify-edge'), { recursive: true, force: true })
    // What others have kept is not found there.
    start(folder, [CLI, 'build', plugin], { NODE_COMPILE_CACHE: undefined, TMPDIR: folder })
  })
  return [
    ['', 'best', 'median'],
    ['build, first of all (nothing kept, nothing emitted)', ...fresh],
    [
      'build, with what Node has compiled for wrangler dev',
      ...times(() => start(folder, [CLI, 'build', plugin])),
    ],
    ['check', ...times(() => start(folder, [CLI, 'check', plugin]))],
  ]
}

const times = (task: () => void): string[] =>
  summarize(
    Array.from({ length: RUNS }, () => {
      const before = performance.now()
      task()
      return performance.now() - before
    }),
  )

const summarize = (samples: readonly number[]): string[] => {
  const sorted = samples.toSorted((a, b) => a - b)
  return [sorted[0] ?? 0, sorted[sorted.length >> 1] ?? 0].map((time) => time.toFixed(0))
}

const measurePhases = (folder: string): string[][] => {
  const runs = Array.from(
    { length: RUNS },
    () => JSON.parse(start(folder, [PHASES, join(folder, 'plugin')])) as [string, number][],
  )
  const names = runs[0]?.map(([name]) => name) ?? []
  const rows = names.map((name, index) =>
    [name].concat(summarize(runs.map((phases) => phases[index]?.[1] ?? 0))),
  )
  return [['phase', 'best', 'median'], ...rows]
}
