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
  'Serving: CPU of workerd for a request over HTTP (user + system, the median of the blocks; ratios to the first row, the median of the rounds)'

/** Rounds that are not counted, and those that are. */
const WARMING = 3
const ROUNDS = 31

interface Subject {
  readonly name: string
  readonly worker: ServedWorker
  readonly path: string
}

const serve = async (name: string): Promise<ServedWorker> => {
  const worker = await serveWorker(join(import.meta.dirname, `serving/${name}-worker.ts`), {
    trim: {
      roots: await usesOf(`bench/serving/${name}-worker.ts`),
      routing: { parts: false, converters: false },
    },
    log: 'ignore',
    minify: true,
    define: { PLUGIN: compileRoutes([...PATHS, '/body', '/generator']) },
  })
  pin(worker.workerd.pid ?? 0)
  return worker
}

/** Keeps workerd on one core and leaves the other to the load, where the machine can do so. */
const pin = (pid: number): void => {
  try {
    execFileSync('taskset', ['-a', '-p', '-c', '1', String(pid)], { stdio: 'ignore' })
  } catch {
    console.log('(taskset is not there: workerd and the load share the cores)')
  }
}

/** Blocks of requests to each subject in turn, so that what disturbs the machine disturbs all alike. */
const measure = async (
  subjects: readonly Subject[],
  requests: number,
): Promise<readonly (readonly number[])[]> => {
  const times = subjects.map((): number[] => [])
  for (let round = -WARMING; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? [...subjects.keys()] : [...subjects.keys()].toReversed()
    for (const index of order) {
      const { worker, path } = subjects[index] as Subject
      const pid = worker.workerd.pid ?? 0
      const before = readCpu(pid)
      await sendRequests({ port: worker.port, path, requests })
      if (round >= 0) times[index]?.push((readCpu(pid) - before) / requests)
    }
  }
  return times
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const report = async (
  caption: string,
  subjects: readonly Subject[],
  requests: number,
): Promise<void> => {
  const times = await measure(subjects, requests)
  const [base = []] = times
  const rows = subjects.map(({ name }, index) => {
    const blocks = times[index] ?? []
    // Within a round both see the same machine.
    const ratio = median(blocks.map((time, round) => time / (base[round] ?? Number.NaN)))
    return [name, `${median(blocks).toFixed(1)} us`, `${ratio.toFixed(3)}x`]
  })
  console.log(formatTable([[caption, 'CPU', 'ratio'], ...rows]))
  console.log()
}

/** Measures short answers and streams. */
export const run = async (): Promise<void> => {
  const names = ['hono', 'hono', 'hono-log', 'dify-edge', 'bare'] as const
  const workers = await Promise.all(names.map(serve))
  try {
    const [hono, again, logging, edge, bare] = workers as [
      ServedWorker,
      ServedWorker,
      ServedWorker,
      ServedWorker,
      ServedWorker,
    ]
    for (const path of ['/duck', '/duck/*']) {
      await report(
        `GET ${path} of 50 routes`,
        [
          { name: 'Hono', worker: hono, path },
          { name: 'Hono again (noise)', worker: again, path },
          { name: 'Hono and a line in the log', worker: logging, path },
          { name: 'dify-edge', worker: edge, path },
          { name: 'no routing', worker: bare, path },
        ],
        1_000,
      )
    }
    await report(
      '100 KiB',
      [
        { name: 'one body (Fetch)', worker: bare, path: '/body' },
        { name: 'one body (dify-edge)', worker: edge, path: '/body' },
        { name: '100 chunks (dify-edge)', worker: edge, path: '/generator' },
        { name: '100 chunks (joined by hand)', worker: bare, path: '/joined' },
        { name: '100 chunks (ReadableStream.from)', worker: bare, path: '/generator' },
      ],
      300,
    )
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
}
