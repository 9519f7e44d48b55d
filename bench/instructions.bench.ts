import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleWorker, usesOf } from '../scripts/bundle-worker.ts'
import { formatTable } from './format-table.ts'
import { compileRoutes } from './serving/compile-routes.ts'
import { PATHS } from './serving/routes.ts'

/** What the table shows. */
export const title =
  'Instructions a request: cachegrind over `workerd test`, (count(15,000) - count(5,000)) / 10,000'

const COUNTS = [5_000, 15_000] as const

const FLAGS = [
  '--single-threaded',
  '--predictable',
  '--hash-seed=1',
  '--random-seed=1',
  '--expose-gc',
]

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker", esModule = embed "worker.js")],
    compatibilityDate = "2026-11-02",
  ))],
  v8Flags = [${FLAGS.map((flag) => `"${flag}"`).join(', ')}],
);`

interface Subject {
  readonly name: string
  readonly worker: 'bare' | 'hono' | 'dify-edge'
  readonly path: string
}

const SUBJECTS: readonly Subject[] = [
  { name: 'no routing', worker: 'bare', path: '/duck?' },
  { name: 'Hono, static route', worker: 'hono', path: '/duck?' },
  { name: 'dify-edge, static route', worker: 'dify-edge', path: '/duck?' },
  { name: 'Hono, one variable', worker: 'hono', path: '/duck/' },
  { name: 'dify-edge, one variable', worker: 'dify-edge', path: '/duck/' },
]

/** The instructions of a whole run that makes so many requests. */
const countRun = async ({ worker, path }: Subject, requests: number): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'instructions-'))
  const serving = join(import.meta.dirname, 'serving')
  const { code } = await bundleWorker(join(serving, 'count-worker.ts'), {
    minify: true,
    alias: { app: join(serving, `${worker}-worker.ts`) },
    trim: {
      roots: await usesOf(`bench/serving/${worker}-worker.ts`),
      routing: { parts: false, converters: false },
    },
    define: {
      PLUGIN: compileRoutes(PATHS),
      REQUESTS: String(requests),
      PATH: JSON.stringify(path),
    },
  })
  await writeFile(join(folder, 'worker.js'), code)
  await writeFile(join(folder, 'config.capnp'), CONFIG)
  const run = spawn(
    'valgrind',
    [
      '--tool=cachegrind',
      '--cache-sim=no',
      '--cachegrind-out-file=/dev/null',
      'workerd',
      'test',
      join(folder, 'config.capnp'),
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let printed = ''
  run.stderr.on('data', (text: Buffer) => (printed += text.toString()))
  const [exit] = (await once(run, 'close')) as [number]
  await rm(folder, { recursive: true })
  const count = /I\s+refs:\s+([\d,]+)/.exec(printed)?.[1]
  if (exit !== 0 || count === undefined) throw new Error(`The run failed (${exit}):\n${printed}`)
  return Number(count.replaceAll(',', ''))
}

const countRequest = async (subject: Subject): Promise<number> => {
  const [few, many] = COUNTS
  const counts = await Promise.all([countRun(subject, few), countRun(subject, many)])
  return (counts[1] - counts[0]) / (many - few)
}

const hasValgrind = async (): Promise<boolean> => {
  try {
    const [exit] = (await once(spawn('valgrind', ['--version'], { stdio: 'ignore' }), 'close')) as [
      number,
    ]
    return exit === 0
  } catch {
    return false
  }
}

/** Counts the instructions of each subject. */
export const run = async (): Promise<void> => {
  if (!(await hasValgrind())) {
    console.log('valgrind is not there, so nothing was counted (apt-get install valgrind)')
    return
  }
  const rows = [['', 'instructions']]
  for (const subject of SUBJECTS) {
    const count = Math.round(await countRequest(subject))
    rows.push([subject.name, count.toLocaleString('en')])
  }
  console.log(formatTable(rows))
}
