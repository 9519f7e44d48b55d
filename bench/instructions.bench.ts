import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { bundleWorker, usesOf } from '../scripts/bundle-worker.ts'
import { formatTable } from './format-table.ts'
import { compileRoutes } from './serving/compile-routes.ts'
import { PATHS } from './serving/routes.ts'
import { sendRequests } from './serving/send-requests.ts'

/** What the table shows. */
export const title =
  'Instructions a request, counted by cachegrind: what the app takes by itself, and all that workerd does over HTTP, with the ratio to Hono'

const FLAGS = ['--single-threaded', '--predictable', '--hash-seed=1', '--random-seed=1']

interface Subject {
  readonly name: string
  readonly worker: 'bare' | 'hono' | 'naive' | 'dify-edge'
  readonly path: string
}

const SUBJECTS: readonly Subject[] = [
  { name: 'Hono, static route', worker: 'hono', path: '/duck?' },
  { name: 'naive adapter, static route', worker: 'naive', path: '/duck?' },
  { name: 'dify-edge, static route', worker: 'dify-edge', path: '/duck?' },
  { name: 'Hono, one variable', worker: 'hono', path: '/duck/' },
  { name: 'naive adapter, one variable', worker: 'naive', path: '/duck/' },
  { name: 'dify-edge, one variable', worker: 'dify-edge', path: '/duck/' },
  { name: 'no routing', worker: 'bare', path: '/duck?' },
]

/** How the requests come, and how many: the difference of two runs is without start-up and warm-up. */
interface Way {
  readonly counts: readonly [few: number, many: number]
  readonly count: (subject: Subject, requests: number) => Promise<number>
}

const bundle = async (
  { worker, path }: Subject,
  requests: number,
  entry: string,
): Promise<Uint8Array> => {
  const { code } = await bundleWorker(join(SERVING, entry), {
    minify: true,
    alias: { app: join(SERVING, `${worker}-worker.ts`) },
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
  return code
}

const SERVING = join(import.meta.dirname, 'serving')

const formatConfig = (flags: readonly string[], sockets: string): string =>
  `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [(name = "worker", esModule = embed "worker.js")],
    compatibilityDate = "2026-11-02",
    compatibilityFlags = ["enable_request_signal"],
  ))],
  sockets = [${sockets}],
  v8Flags = [${flags.map((flag) => `"${flag}"`).join(', ')}],
);`

interface Run {
  readonly command: readonly string[]
  readonly code: Uint8Array
  readonly config: string
  /** What is done while it runs; it is ended after that. */
  readonly during?: (workerd: ChildProcess) => Promise<void>
}

/** Runs workerd with a Worker to its end; gives the instructions. */
const countRun = async ({ command, code, config, during }: Run): Promise<number> => {
  const folder = await mkdtemp(join(tmpdir(), 'instructions-'))
  await writeFile(join(folder, 'worker.js'), code)
  await writeFile(join(folder, 'config.capnp'), config)
  const [verb = '', ...options] = command
  const valgrind = ['--tool=cachegrind', '--cache-sim=no', '--cachegrind-out-file=/dev/null']
  const run = spawn(
    'valgrind',
    [...valgrind, 'workerd', verb, join(folder, 'config.capnp'), ...options],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  run.stderr?.on('data', (text: Buffer) => (printed += text.toString()))
  const closed = once(run, 'close') as Promise<[exit: number | null]>
  // It may end by itself: where it cannot start.
  if (during !== undefined) {
    await Promise.race([during(run), closed]).finally(() => run.kill())
  }
  const [exit] = await closed
  await rm(folder, { recursive: true })
  const count = /I\s+refs:\s+([\d,]+)/.exec(printed)?.[1]
  const isEnded = during !== undefined && exit === null
  if (count === undefined || (exit !== 0 && !isEnded)) {
    throw new Error(`The run failed (${exit}):\n${printed}`)
  }
  return Number(count.replaceAll(',', ''))
}

/** A Worker that calls the app so often, without HTTP. */
const alone: Way = {
  counts: [5_000, 15_000],
  count: async (subject, requests) =>
    countRun({
      command: ['test'],
      code: await bundle(subject, requests, 'count-worker.ts'),
      config: formatConfig([...FLAGS, '--expose-gc'], ''),
    }),
}

/** The app as it is served. */
const served: Way = {
  counts: [3_008, 8_000],
  count: async (subject, requests) =>
    countRun({
      command: ['serve', '--control-fd=3'],
      code: await bundle(subject, requests, `${subject.worker}-worker.ts`),
      config: formatConfig(
        FLAGS,
        '(name = "http", address = "127.0.0.1:0", http = (), service = "main")',
      ),
      during: async (workerd) => {
        const [message] = (await once(workerd.stdio[3] as Readable, 'data')) as [Buffer]
        const { port } = JSON.parse(message.toString()) as { readonly port: number }
        await sendRequests({ port, paths: [`${subject.path}*`], requests })
      },
    }),
}

const countRequest = async ({ counts: [few, many], count }: Way, subject: Subject) => {
  const [less, more] = await Promise.all([count(subject, few), count(subject, many)])
  return (more - less) / (many - few)
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
  const rows = [['', 'alone', 'over HTTP', 'ratio']]
  let hono = Number.NaN
  for (const subject of SUBJECTS) {
    const [byItself, overHttp] = [
      await countRequest(alone, subject),
      await countRequest(served, subject),
    ]
    if (subject.worker === 'hono') hono = overHttp
    const cells = [byItself, overHttp].map((count) => Math.round(count).toLocaleString('en'))
    rows.push([subject.name, ...cells, `${(overHttp / hono).toFixed(3)}x`])
  }
  console.log(formatTable(rows))
}
