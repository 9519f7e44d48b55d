import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedWorker, serveWorker } from '../../scripts/serve-worker.ts'
import { eventually } from './shell.ts'

let worker: ServedWorker
let log = ''

beforeAll(async () => {
  worker = await serveWorker(join(import.meta.dirname, 'in-workerd/breaking-off.ts'), {
    log: 'pipe',
  })
  for (const stream of [worker.workerd.stdout, worker.workerd.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (log += text))
  }
})

afterAll(async () => {
  await worker.stop()
})

const send = async (text: string): Promise<Socket> => {
  const socket = connect(worker.port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(text.replaceAll('\n', '\r\n'))
  return socket
}

const linesOf = (rule: string): Record<string, unknown>[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes(`"rule":"${rule}"`))
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const MULTIPART = 'Content-Type: multipart/form-data; boundary=foo\n'
const PART = '--foo\nContent-Disposition: form-data; name="f"; filename="x"\n\nmeow'

test.each([
  ['/json', 'Content-Length: 100\n\n', '{"a":'],
  ['/json', 'Transfer-Encoding: chunked\n\n', '5\n{"a":\n'],
  ['/form', `${MULTIPART}Content-Length: 10000\n\n`, PART],
  ['/parts', `${MULTIPART}Content-Length: 10000\n\n`, PART],
])('an upload to %s that its caller breaks off is no error of ours', async (path, head, body) => {
  log = ''
  const socket = await send(`POST ${path} HTTP/1.1\nHost: localhost\n${head}${body}`)
  await sleep(100)
  socket.destroy()
  await eventually(
    () => linesOf(path).some(({ status, outcome }) => status === 400 && outcome === 'left'),
    () => `no line of a caller who left in:\n${log}`,
  )
  expect(linesOf(path)).toHaveLength(1)
})

test.each(['a@b:99999', '[::1', 'a:b'])('a redirect for the host "%s" is a 400', async (host) => {
  log = ''
  const socket = await send(`GET /branch/a HTTP/1.1\nHost: ${host}\nConnection: close\n\n`)
  let answer = ''
  for await (const bytes of socket) answer += String(bytes)
  expect(answer).toMatch(/^HTTP\/1.1 400 /)
  expect(log).not.toContain('"level":"error"')
})

test('a generator of nothing but empty chunks does not run on when its caller has left', async () => {
  log = ''
  const socket = await send('GET /nothing HTTP/1.1\nHost: localhost\n\n')
  await sleep(200)
  socket.destroy()
  await eventually(
    () => linesOf('/nothing').some(({ outcome }) => outcome === 'failed'),
    () => `no line of a body that failed in:\n${log}`,
  )
  expect(log).toContain('yields empty chunks without end')
  const closed = await fetch(`http://127.0.0.1:${worker.port}/closed`)
  expect(await closed.text()).toBe('1')
})
