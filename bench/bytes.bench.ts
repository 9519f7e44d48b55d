import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleWorker, type BundledWorker } from '../scripts/bundle-worker.ts'
import { formatTable } from './format-table.ts'
import { compileRoutes } from './serving/compile-routes.ts'

/** What the tables show. */
export const title = 'Bytes of a Worker with one route, minified, and after gzip'

const bundle = (name: string, isTrimmed = false): Promise<BundledWorker> => {
  const file = `bench/bytes/${name}-worker.ts`
  return bundleWorker(join(import.meta.dirname, '..', file), {
    minify: true,
    define: { PLUGIN: compileRoutes(['/duck/<app_id>']) },
    ...(isTrimmed ? { trim: [file], routing: { parts: false, converters: false } } : {}),
  })
}

const gzipped = ({ code }: BundledWorker): number => gzipSync(code, { level: 9 }).length

const formatBytes = (bytes: number): string => bytes.toLocaleString('en')

/** The bytes of each folder of sources. */
const byFolder = ({ parts }: BundledWorker): Map<string, number> => {
  const folders = new Map<string, number>()
  for (const [file, bytes] of parts) {
    const folder = /node_modules\/[^/]+|src\/\w+/.exec(file)?.[0] ?? 'the rest'
    folders.set(folder, (folders.get(folder) ?? 0) + bytes)
  }
  return folders
}

/** Measures the Worker beside a bare Hono one, and says where its bytes are from. */
export const run = async (): Promise<void> => {
  const hono = await bundle('hono')
  const whole = await bundle('dify-edge')
  const edge = await bundle('dify-edge', true)
  const base = gzipped(hono)
  const row = (name: string, worker: BundledWorker): string[] => [
    name,
    formatBytes(worker.code.length),
    formatBytes(gzipped(worker)),
    formatBytes(gzipped(worker) - base),
  ]
  console.log(
    formatTable([
      ['', 'minified', 'gzip', 'over Hono'],
      row('Hono', hono),
      row('dify-edge, as it is deployed', edge),
      row('dify-edge, nothing left out', whole),
    ]),
  )
  const folders = [...byFolder(edge)].toSorted((a, b) => b[1] - a[1])
  const rows = folders.map(([folder, bytes]) => [folder, formatBytes(bytes)])
  console.log(`\n${formatTable([['dify-edge, of that', 'minified'], ...rows])}`)
}
