import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { serveWorker } from '../scripts/serve-worker.ts'
import { formatTable } from './format-table.ts'

/** What the table shows. */
export const title =
  'Upload: one file of a form streamed through workerd over HTTP into a WritableStream (memory is that of workerd)'

const MIB = 1024 * 1024
const SIZES = [1, 20, 200] as const

/** Bytes as files have them: line breaks and dashes are among them. */
const block = Buffer.from(Array.from({ length: MIB }, (_, index) => (index * 2_654_435_761) >>> 24))

function* body(size: number): IterableIterator<Buffer> {
  yield Buffer.from('--foo\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\n')
  for (let sent = 0; sent < size; sent += 1) yield block
  yield Buffer.from('\r\n--foo--\r\n')
}

/** Sends a form with a file of this many MiB and gives the answer. */
const upload = async (port: number, size: number): Promise<string> => {
  const headers = { 'content-type': 'multipart/form-data; boundary=foo' }
  const post = request({ port, host: '127.0.0.1', method: 'POST', headers })
  const answered = once(post, 'response')
  await pipeline(Readable.from(body(size)), post)
  const [answer] = (await answered) as [Readable]
  return (await answer.toArray()).join('')
}

/** Kilobytes: what a process has now (`VmRSS`), or had at most (`VmHWM`). */
const memory = async (process: ChildProcess, field: 'VmRSS' | 'VmHWM'): Promise<number> => {
  const status = await readFile(`/proc/${process.pid}/status`, 'utf8')
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1])
}

/** Seconds of CPU that a process took. */
const cpu = async (process: ChildProcess): Promise<number> => {
  const fields = (await readFile(`/proc/${process.pid}/stat`, 'utf8')).split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

const measure = async (workerd: ChildProcess, port: number, size: number): Promise<string[]> => {
  const before = await cpu(workerd)
  const start = performance.now()
  const length = Number(await upload(port, size))
  if (length !== size * MIB) throw new Error(`Sent ${size * MIB} bytes, but ${length} arrived`)
  const seconds = (performance.now() - start) / 1000
  const used = (await cpu(workerd)) - before
  const peak = await memory(workerd, 'VmHWM')
  return [
    `${size} MiB`,
    `${(peak / 1024).toFixed(0)} MiB`,
    `${(size / seconds).toFixed(0)} MiB/s`,
    `${((used * 1000) / size).toFixed(1)} ms`,
  ]
}

/** Measures uploads of growing size on one workerd. */
export const run = async (): Promise<void> => {
  const { port, workerd, stop } = await serveWorker(join(import.meta.dirname, 'upload/worker.ts'))
  try {
    const rows = [['file', 'most memory', 'speed', 'CPU a MiB']]
    for (const size of SIZES) rows.push(await measure(workerd, port, size))
    console.log(formatTable(rows))
  } finally {
    await stop()
  }
}
