import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedWorker, serveWorker } from '../../scripts/serve-worker.ts'
import { open, readAll, readChunkSizes, readUntil } from './http-client.ts'
import { eventually } from './shell.ts'

const WORKER = join(import.meta.dirname, 'in-workerd/streaming.ts')
const PIECE = 16_384
const MIB = 1024 * 1024

let worker: ServedWorker
let log = ''

beforeAll(async () => {
  worker = await serveWorker(WORKER, { log: 'pipe' })
  for (const stream of [worker.workerd.stdout, worker.workerd.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (log += text))
  }
})

afterAll(async () => {
  await worker.stop()
})

const get = async (path: string) => {
  const response = await open(worker.port, path)
  return { response, ...(await readAll(response)) }
}

const readState = async (): Promise<Readonly<Record<string, number>>> =>
  JSON.parse((await get('/state')).text) as Record<string, number>

const stateBecomes = (name: string, value: number): Promise<void> =>
  eventually(
    async () => (await readState())[name] === value,
    () => `"${name}" did not become ${value}`,
  )

/** The lines of the requests of a rule. */
const linesOf = (rule: string): Record<string, unknown>[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes(`"rule":"${rule}"`))
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const logHas = (rule: string, line: Record<string, unknown>): Promise<void> =>
  eventually(
    () => linesOf(rule).some((found) => Object.entries(line).every(([k, v]) => found[k] === v)),
    () => `no line ${JSON.stringify(line)} of ${rule} in:\n${log}`,
  )

describe('a generator that waits', () => {
  test('has each piece at the caller before it makes the next', async () => {
    const response = await open(worker.port, '/gated')
    for (let index = 0; index < 5; index++) {
      expect(await readUntil(response, `piece ${index}`)).toBe(`piece ${index}`)
      expect((await readState())['made']).toBe(index + 1)
      await fetch(`http://127.0.0.1:${worker.port}/open/piece-${index}`, { method: 'POST' })
    }
    expect((await readAll(response)).isComplete).toBe(true)
  })

  test('is logged when its body has ended, with the time that took', async () => {
    await get('/stream')
    await logHas('/stream', { status: 200 })
    expect(Number(linesOf('/stream').at(-1)?.['duration'])).toBeGreaterThan(100)
  })
})

describe('a generator that does not wait', () => {
  test('and ends is sent as one body of known length', async () => {
    const { response, text } = await get('/ready')
    expect(response.headers['content-length']).toBe(String(100 * 1024))
    expect(text).toHaveLength(100 * 1024)
  })

  test.each(['/many', '/many-at-once'])('has its 100,000 chunks gathered (%s)', async (path) => {
    const sizes = await readChunkSizes(worker.port, path)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(total).toBe(1_088_890)
    expect(sizes.length).toBeLessThan(total / PIECE + 10)
    expect((await get(path)).text.endsWith('line 99998\nline 99999\n')).toBe(true)
  })

  test.each([
    ['/endless', 'closed endless'],
    ['/endless-async', 'closed endless async'],
  ])('and never ends lets others run, and ends with its caller (%s)', async (path, closed) => {
    const response = await open(worker.port, path)
    response.resume()
    await expectOthersRun(worker.port)
    response.destroy()
    await stateBecomes(closed, 1)
    expect(memory()).toBeLessThan(400 * MIB)
  })

  test.each(['/endless-nothing', '/endless-nothing-async'])(
    'and never has anything to send lets others run (%s)',
    async (path) => {
      // workerd learns that a caller left when it writes to it: this one is broken off by its own limit.
      const lone = await serveWorker(WORKER, { log: 'ignore' })
      const response = await open(lone.port, path)
      await expectOthersRun(lone.port)
      response.destroy()
      await lone.stop()
    },
  )
})

/** Another request is answered at once, again and again. */
const expectOthersRun = async (port: number): Promise<void> => {
  for (let index = 0; index < 10; index++) {
    const start = performance.now()
    await fetch(`http://127.0.0.1:${port}/state`)
    expect(performance.now() - start).toBeLessThan(500)
    await sleep(20)
  }
}

/** The memory of workerd in bytes. */
const memory = (): number => {
  const status = readFileSync(`/proc/${worker.workerd.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024
}

test('a generator is pulled only as fast as its caller reads', async () => {
  const response = await open(worker.port, '/gigabyte')
  let read = 0
  let early = 0
  const start = performance.now()
  while (performance.now() - start < 5_000) {
    const due = ((performance.now() - start) / 1000) * MIB
    const bytes = read < due ? (response.read(PIECE) as Buffer | null) : null
    if (bytes === null) await sleep(5)
    else read += bytes.length
    if (early === 0 && performance.now() - start > 1_000) early = memory()
  }
  const pulled = (await readState())['pulled'] ?? 0
  const grown = memory() - early
  response.destroy()
  expect(read).toBeGreaterThan(4 * MIB)
  // What the sockets of both sides hold is pulled as well.
  expect(pulled - read).toBeLessThan(8 * MIB)
  expect(grown).toBeLessThan(16 * MIB)
  await logHas('/gigabyte', { outcome: 'left' })
})

describe('a caller that leaves', () => {
  const ways: Record<string, (response: IncomingMessage) => unknown> = {
    'closes the connection': (response) => response.destroy(),
    'resets the connection': (response) => response.socket.resetAndDestroy(),
  }

  test.each(Object.entries(ways))('and %s closes the generator', async (_way, leave) => {
    const closed = (await readState())['closed ticking'] ?? 0
    const response = await open(worker.port, '/ticking')
    await readUntil(response, 'tick')
    leave(response)
    await stateBecomes('closed ticking', closed + 1)
    await logHas('/ticking', { status: 200, outcome: 'left' })
  })

  test.each(Object.entries(ways))('and %s while it waits closes it', async (_way, leave) => {
    const closed = (await readState())['closed waiting'] ?? 0
    const response = await open(worker.port, '/waiting')
    await readUntil(response, 'tick')
    await sleep(100)
    leave(response)
    await stateBecomes('closed waiting', closed + 1)
    await logHas('/waiting', { status: 200, outcome: 'left' })
  })

  test.each(['destroy', 'resetAndDestroy'] as const)(
    'before the first chunk closes the generator behind it (%s)',
    async (leave) => {
      const closed = (await readState())['closed late'] ?? 0
      const socket = connect(worker.port, '127.0.0.1')
      socket.write('GET /late HTTP/1.1\r\nHost: localhost\r\n\r\n')
      await sleep(100)
      socket[leave]()
      await stateBecomes('closed late', closed + 1)
      await logHas('/late', { outcome: 'left' })
    },
  )

  test('cancels a stream', async () => {
    const response = await open(worker.port, '/stream-endless')
    await readUntil(response, 'chunk')
    response.destroy()
    await stateBecomes('cancelled stream', 1)
    await logHas('/stream-endless', { outcome: 'left' })
  })

  test('ends what call_on_close waits for', async () => {
    await stateBecomes('on close ticking', 2)
  })
})

describe('a generator that throws', () => {
  test.each([
    ['/breaking', 'one\ntwo\n', 'broken midway'],
    ['/breaking-at-once', 'one\n', 'broken at once'],
  ])('midway ends the connection, not the body (%s)', async (path, sent, reason) => {
    const { response, text, isComplete } = await get(path)
    expect([response.statusCode, text, isComplete]).toEqual([200, sent, false])
    await logHas(path, { status: 200, outcome: 'failed' })
    const error = linesOf(path).find(({ level }) => level === 'error')
    expect(error?.['error']).toMatch(new RegExp(`^Error: ${reason}\\n +at `))
    expect(error?.['request_id']).toBe(linesOf(path).at(-1)?.['request_id'])
  })

  test('runs its finally and what call_on_close added', async () => {
    await stateBecomes('closed breaking', 1)
    await stateBecomes('on close breaking', 1)
  })

  test('before its first chunk is a clean 500', async () => {
    const { response, text, isComplete } = await get('/breaking-early')
    expect([response.statusCode, isComplete]).toEqual([500, true])
    expect(JSON.parse(text)).toMatchObject({ title: 'Internal Server Error', status: 500 })
    await stateBecomes('on close early', 1)
  })

  test('as a stream ends the connection as well', async () => {
    const { text, isComplete } = await get('/stream-breaking')
    expect([text, isComplete]).toEqual(['chunk\nchunk\nchunk\n', false])
    await logHas('/stream-breaking', { outcome: 'failed' })
  })
})

test('a Content-Length that is given is kept, and one that is wrong ends the connection', async () => {
  const kept = await get('/length')
  expect([kept.response.headers['content-length'], kept.text]).toEqual(['4', 'abcd'])
  expect((await get('/too-short')).isComplete).toBe(false)
})

test('what call_on_close added runs after a whole body too', async () => {
  await get('/whole')
  await stateBecomes('on close whole', 1)
})
