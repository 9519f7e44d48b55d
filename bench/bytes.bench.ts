import type { BundledWorker } from '../scripts/bundle-worker.ts'
import { bundleHono, bundleUse, bundleWhole, gzipped } from './bytes/bundle-use.ts'
import { nameBasics, nameEverything } from './bytes/name-everything.ts'
import { formatTable } from './format-table.ts'

/** What the tables show. */
export const title = 'Bytes of a Worker with one route, minified, and after gzip'

/** What a handler may use, by the file that uses it and nothing else. */
const USES = {
  'args-headers-cookies': 'the query, headers and cookies',
  url: 'the URL',
  json: 'a JSON body',
  form: 'a form with files',
  accept: 'Accept',
  authorization: 'Authorization',
  'set-cookie': 'Set-Cookie',
  'cache-control': 'Cache-Control',
  conditional: 'ETag, conditions and ranges',
  storage: 'session.storage',
  app: 'session.app',
  file: 'session.file',
  llm: 'session.model.llm',
}

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

/** Measures the Worker beside a bare Hono one, and says where its bytes are from, and what would add to them. */
export const run = async (): Promise<void> => {
  const hono = await bundleHono()
  const whole = await bundleWhole('text')
  const edge = await bundleUse('text')
  const base = gzipped(hono)
  const row = (name: string, worker: BundledWorker): string[] => [
    name,
    formatBytes(worker.code.length),
    formatBytes(gzipped(worker)),
    formatBytes(gzipped(worker) - base),
  ]
  const rows = [
    ['', 'minified', 'gzip', 'over Hono'],
    row('Hono', hono),
    row('dify-edge, as it is deployed', edge),
    row('dify-edge, nothing left out', whole),
  ]
  console.log(formatTable(rows))
  const folders = [...byFolder(whole)].toSorted((a, b) => b[1] - a[1])
  const byBytes = folders.map(([folder, bytes]) => [folder, formatBytes(bytes)])
  console.log(`\n${formatTable([['nothing left out, of that', 'minified'], ...byBytes])}`)
  const uses: string[][] = []
  for (const [file, use] of Object.entries(USES)) {
    const bytes = gzipped(await bundleUse(file)) - gzipped(edge)
    uses.push([use, formatBytes(bytes)])
  }
  for (const [use, change] of [
    ['target, args, headers, cookies, data and JSON', nameBasics],
    ['all of Werkzeug: members, structures, exceptions', nameEverything],
  ] as const) {
    uses.push([use, formatBytes(gzipped(await bundleUse('text', change)) - gzipped(edge))])
  }
  console.log(`\n${formatTable([['what a handler uses adds', 'gzip'], ...uses])}`)
}
