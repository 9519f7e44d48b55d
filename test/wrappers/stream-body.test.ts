import { describe, expect, test } from 'vitest'
import type { Delivery, Outcome } from '../../src/wrappers/delivery.ts'
import type { ResponseBody } from '../../src/wrappers/response-body.ts'
import type { ResponseOptions } from '../../src/wrappers/response-head.ts'
import { Response } from '../../src/wrappers/response.ts'
import { toFetch } from '../../src/wrappers/to-fetch.ts'

/** A request that remembers what is said of its body. */
class RecordedDelivery implements Delivery {
  readonly isLocal = false
  readonly signal: AbortSignal = new AbortController().signal
  readonly method: string
  readonly outcomes: Outcome[] = []
  readonly reported: unknown[] = []
  status = 0
  held = 0

  constructor(method = 'GET') {
    this.method = method
  }

  startClock(): void {}
  hold(): void {
    this.held++
  }
  settle(outcome: Outcome): void {
    this.outcomes.push(outcome)
  }
  report(error: unknown): void {
    this.reported.push(error)
  }
  release(): void {
    this.held = 0
  }
}

const send = async (body: unknown, method = 'GET') => {
  const delivery = new RecordedDelivery(method)
  const response = new Response(body as ResponseBody)
  const sent = await toFetch(response, delivery)
  return { delivery, sent }
}

const textOf = async (body: unknown): Promise<string> => (await send(body)).sent.text()

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

async function* slowly(chunks: readonly unknown[]): AsyncGenerator {
  for (const chunk of chunks) {
    yield chunk
    await sleep(3)
  }
}

const bytes = new Uint8Array([0x61, 0x62])

describe('chunks', () => {
  const bodies: Record<string, [chunks: readonly unknown[], text: string]> = {
    strings: [['a', 'b', 'ü'], 'abü'],
    'a Uint8Array': [[bytes], 'ab'],
    'an ArrayBuffer': [[bytes.buffer], 'ab'],
    'a view of a part': [[new DataView(bytes.buffer, 1)], 'b'],
    'strings and bytes in turn': [['x', bytes, 'y', bytes, bytes, 'z'], 'xabyababz'],
    'empty ones': [['', new Uint8Array(), 'a', ''], 'a'],
    'nothing but empty ones': [['', ''], ''],
    none: [[], ''],
    'halves of a surrogate pair': [['\ud83d', '\ude3a!'], '😺!'],
    'half a surrogate pair at the end': [['a\ud83d'], 'a\ufffd'],
    'half a surrogate pair before bytes': [['\ud83d', bytes], '\ufffdab'],
    'a large one': [['x'.repeat(3_000_000)], 'x'.repeat(3_000_000)],
  }

  test.each(Object.entries(bodies))('%s, from a generator', async (_name, [chunks, text]) => {
    expect(await textOf(chunks.values())).toBe(text)
  })

  test.each(Object.entries(bodies))('%s, with waits between', async (_name, [chunks, text]) => {
    expect(await textOf(slowly(chunks))).toBe(text)
  })

  test('of a buffer that is written again are what they were', async () => {
    const buffer = new Uint8Array(1)
    const body = function* (): Generator<Uint8Array> {
      for (const digit of '123') {
        buffer[0] = digit.charCodeAt(0)
        yield buffer
      }
    }
    expect(await textOf(body())).toBe('123')
  })

  const wrong: Record<string, [chunk: unknown, hint: string]> = {
    'a number': [7, 'Number: write String(value)'],
    'an object': [{}, 'Object: write JSON.stringify(value)'],
    null: [null, 'Null: leave it out'],
    undefined: [undefined, 'Undefined: leave it out'],
    'a promise': [Promise.resolve('a'), 'Promise: await it'],
  }

  test.each(Object.entries(wrong))('%s is refused with a remedy', async (_name, [chunk, hint]) => {
    await expect(send([chunk].values())).rejects.toThrow(hint)
  })
})

describe('a body that is made while another is', () => {
  const fill = (letter: string, pieces: number): Uint8Array[] =>
    Array.from({ length: pieces }, () => new TextEncoder().encode(letter.repeat(1000)))

  const mixed = async (body: unknown): Promise<string> => {
    const text = await textOf(body)
    return `${text.length} ${[...new Set(text)].join('')}`
  }

  test.each([1, 20, 200, 700])('of %i pieces keeps its bytes', async (pieces) => {
    const sent = await Promise.all([
      mixed(fill('a', pieces).values()),
      mixed(slowly(fill('b', Math.min(pieces, 40)))),
      mixed(fill('c', 2 * pieces).values()),
      mixed(slowly(fill('d', 2))),
      mixed(fill('e', 1).values()),
    ])
    expect(sent).toEqual([
      `${pieces * 1000} a`,
      `${Math.min(pieces, 40) * 1000} b`,
      `${pieces * 2000} c`,
      '2000 d',
      '1000 e',
    ])
  })

  test('leaves a piece that was read as it was', async () => {
    const { sent } = await send(slowly([...fill('a', 2), ...fill('b', 2)]))
    const pieces: Uint8Array[] = []
    for await (const piece of sent.body ?? []) pieces.push(piece)
    const letters = pieces.map((piece) => new TextDecoder().decode(piece.subarray(-1)))
    expect(letters.join('')).toBe('aabb')
  })

  test('does not see the bytes of a body before it', async () => {
    const first = await send(fill('a', 200).values())
    const second = await send(fill('b', 100).values())
    expect(new Set(await first.sent.text())).toEqual(new Set(['a']))
    expect(new Set(await second.sent.text())).toEqual(new Set(['b']))
  })
})

describe('a generator', () => {
  test('that does not wait is a plain body, and told complete', async () => {
    const { sent, delivery } = await send(['a', 'b'].values())
    expect(delivery.outcomes).toEqual(['complete'])
    expect(delivery.held).toBe(0)
    expect(await sent.text()).toBe('ab')
  })

  test('that waits is told complete when its end was read, and then let go', async () => {
    const { sent, delivery } = await send(slowly(['a', 'b']))
    expect(delivery.outcomes).toEqual([])
    expect(delivery.held).toBeGreaterThan(0)
    expect(await sent.text()).toBe('ab')
    await sleep(5)
    expect([delivery.outcomes, delivery.held]).toEqual([['complete'], 0])
  })

  test.each(['at once', 'after a wait'])('%s finds that the head is sent', async (when) => {
    async function* generate(): AsyncGenerator<string> {
      response.status_code = 404
      response.headers.set('X-Early', '1')
      yield 'a'
      if (when !== 'at once') await sleep(3)
      response.headers.set('Content-Length', '99')
      response.headers.set('X-Late', 'caf\u0000')
      yield 'b'
    }
    const response = new Response(generate(), { headers: { 'X-Own': '1' } })
    const delivery = new RecordedDelivery()
    const sent = await toFetch(response, delivery)
    expect([sent.status, delivery.status, ...sent.headers.keys()]).toEqual([
      200,
      200,
      'content-type',
      'x-own',
    ])
    expect(await sent.text()).toBe('ab')
  })

  test('is not pulled before the caller reads', async () => {
    let made = 0
    const body = async function* (): AsyncGenerator<string> {
      for (;;) {
        yield `${made++}`
        await sleep(1)
      }
    }
    const { sent } = await send(body())
    const then = made
    await sleep(30)
    expect(made - then).toBeLessThanOrEqual(1)
    await sent.body?.cancel()
  })

  test('is closed when the caller leaves, and its error then is reported', async () => {
    const body = async function* (): AsyncGenerator<string> {
      try {
        yield 'a'
        await sleep(3)
        yield 'b'
      } finally {
        await Promise.reject(new Error('while closing'))
      }
    }
    const { sent, delivery } = await send(body())
    await sent.body?.cancel()
    await sleep(10)
    expect(delivery.outcomes).toEqual(['left'])
    expect(String(delivery.reported)).toContain('while closing')
    expect(delivery.held).toBe(0)
  })

  test('of a HEAD request is closed and never run', async () => {
    let hasRun = false
    const body = (function* (): Generator<string> {
      hasRun = true
      yield 'a'
    })()
    const { sent } = await send(body, 'HEAD')
    expect(await sent.text()).toBe('')
    expect(hasRun).toBe(false)
    expect(body.next().done).toBe(true)
  })

  test.each<[what: string, options: ResponseOptions]>([
    ['header', { headers: { 'bad name': 'x' } }],
    ['Content-Type', { content_type: 'text/a\0b' }],
  ])('whose response has a %s that cannot be sent is closed and never run', async (_, options) => {
    const delivery = new RecordedDelivery()
    let hasRun = false
    let isClosed = false
    const body = (function* (): Generator<string> {
      hasRun = true
      yield 'a'
    })()
    const response = new Response(body, options)
    response.call_on_close(() => (isClosed = true))
    await expect(toFetch(response, delivery)).rejects.toThrow('cannot be sent')
    expect([hasRun, isClosed]).toEqual([false, true])
  })

  test('of an iterable that is no generator has its return called', async () => {
    let returned = 0
    const body = {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          await sleep(2)
          return { done: false, value: 'a' }
        },
        return: () => {
          returned++
          return Promise.resolve({ done: true, value: undefined })
        },
      }),
    }
    const { sent } = await send(body)
    await sent.body?.cancel()
    expect(returned).toBe(1)
  })
})
