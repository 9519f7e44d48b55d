import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { usesOf } from '../scripts/bundle-worker.ts'
import { type ServedWorker, serveWorker } from '../scripts/serve-worker.ts'
import { formatTable } from './format-table.ts'
import { compileRoutes } from './serving/compile-routes.ts'
import { readCpu } from './serving/read-cpu.ts'
import { PATHS } from './serving/routes.ts'
import { sendRequests } from './serving/send-requests.ts'

/** What the tables show. */
export const title =
  'Serving: CPU of workerd for a request over HTTP (user + system), and its ratio to the first row; the mean of the processes and its standard error'

/** Rounds of a process that are not counted, and those that are. */
const WARMING = 5
const ROUNDS = 11

const WORKERS = ['hono', 'hono-log', 'hono-same', 'naive', 'dify-edge', 'bare'] as const

type WorkerName = (typeof WORKERS)[number]

interface Subject {
  readonly name: string
  readonly worker: WorkerName
  readonly paths: readonly string[]
}

/** What is measured side by side. */
interface Comparison {
  readonly caption: string
  /** How often every Worker is started: one process is faster than the next by up to 8 %, whatever it runs. */
  readonly processes: number
  /** Requests in a block; divided by the connections, each path comes equally often. */
  readonly requests: number
  readonly subjects: readonly Subject[]
}

const short = (caption: string, paths: readonly string[]): Comparison => ({
  caption,
  processes: 10,
  requests: 800,
  subjects: [
    { name: 'Hono', worker: 'hono', paths },
    { name: 'Hono again (noise)', worker: 'hono', paths },
    { name: 'Hono and a line in the log', worker: 'hono-log', paths },
    { name: 'Hono, the line and the same Content-Type', worker: 'hono-same', paths },
    { name: 'a naive adapter over Hono', worker: 'naive', paths },
    { name: 'dify-edge', worker: 'dify-edge', paths },
    { name: 'no routing', worker: 'bare', paths },
  ],
})

const COMPARISONS: readonly Comparison[] = [
  short(
    'GET each of 50 routes',
    PATHS.map((path) => path.replace(/<\w+>/, '*')),
  ),
  short('GET /duck of 50 routes', ['/duck']),
  short('GET /duck/* of 50 routes', ['/duck/*']),
  {
    caption: '100 KiB',
    processes: 6,
    requests: 192,
    subjects: [
      { name: 'one body (Fetch)', worker: 'bare', paths: ['/body'] },
      { name: 'one body (dify-edge)', worker: 'dify-edge', paths: ['/body'] },
      { name: '100 chunks (dify-edge)', worker: 'dify-edge', paths: ['/generator'] },
      { name: '100 chunks (joined by hand)', worker: 'bare', paths: ['/joined'] },
      { name: '100 chunks (ReadableStream.from)', worker: 'bare', paths: ['/generator'] },
    ],
  },
]

const serve = async (name: WorkerName): Promise<ServedWorker> => {
  const worker = await serveWorker(join(import.meta.dirname, `serving/${name}-worker.ts`), {
    trim: {
      roots: await usesOf(`bench/serving/${name}-worker.ts`),
      routing: { parts: false, converters: false },
    },
    log: 'ignore',
    minify: true,
    define: { PLUGIN: compileRoutes([...PATHS, '/body', '/generator']) },
  })
  pin(worker.workerd.pid ?? 0, 1)
  return worker
}

/** Keeps workerd on one core and the load on the other; gives whether the machine can do so. */
const pin = (pid: number, core: number): boolean => {
  try {
    execFileSync('taskset', ['-a', '-p', '-c', String(core), String(pid)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The microseconds of a request to each subject in fresh processes, block by block. */
const measure = async ({ subjects, requests }: Comparison): Promise<number[][]> => {
  const workers: ServedWorker[] = []
  const times = subjects.map((): number[] => [])
  try {
    for (const { worker } of subjects) workers.push(await serve(worker))
    for (let round = -WARMING; round < ROUNDS; round++) {
      // In turn, so that what disturbs the machine disturbs all alike.
      const order = round % 2 === 0 ? [...subjects.keys()] : [...subjects.keys()].toReversed()
      for (const index of order) {
        const { port, workerd } = workers[index] as ServedWorker
        const pid = workerd.pid ?? 0
        const before = readCpu(pid)
        await sendRequests({ port, paths: subjects[index]?.paths ?? [], requests })
        if (round >= 0) times[index]?.push((readCpu(pid) - before) / requests)
      }
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
  return times
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const standardError = (values: readonly number[]): number => {
  const middle = mean(values)
  const squares = values.map((value) => (value - middle) ** 2)
  return Math.sqrt(mean(squares) / (values.length - 1))
}

const compare = async (comparison: Comparison): Promise<void> => {
  const costs = comparison.subjects.map((): number[] => [])
  const ratios = comparison.subjects.map((): number[] => [])
  for (let time = 0; time < comparison.processes; time++) {
    const times = await measure(comparison)
    const [base = []] = times
    for (const [index, blocks] of times.entries()) {
      costs[index]?.push(median(blocks))
      // Within a round both see the same machine.
      ratios[index]?.push(median(blocks.map((time, round) => time / (base[round] ?? Number.NaN))))
    }
  }
  const rows = comparison.subjects.map(({ name }, index) => [
    name,
    `${mean(costs[index] ?? []).toFixed(1)} us`,
    `${mean(ratios[index] ?? []).toFixed(3)}x`,
    index === 0 ? '' : `+- ${standardError(ratios[index] ?? []).toFixed(3)}`,
  ])
  console.log(formatTable([[comparison.caption, 'CPU', 'ratio', ''], ...rows]))
  console.log()
}

/** Measures short answers and streams. */
export const run = async (): Promise<void> => {
  if (!pin(process.pid, 0)) {
    console.log('(taskset is not there: workerd and the load share the cores)')
  }
  for (const comparison of COMPARISONS) await compare(comparison)
}
