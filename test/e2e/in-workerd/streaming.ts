/** What the streaming tests ask for: generators of every kind, and what has become of them. */
import { type App, createApp } from '../../../src/runtime/app.ts'
import { Response } from '../../../src/wrappers/response.ts'
import { createPlugin } from '../../runtime/fixture.ts'

/** What the generators did, by name; the tests read it at `/state`. */
const state: Record<string, number> = {}

const count = (name: string, by = 1): void => {
  state[name] = (state[name] ?? 0) + by
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

const opened = new Set<string>()

/** Waits until the test has said at `/open/<gate>` that it goes on. */
const gate = async (name: string): Promise<void> => {
  while (!opened.has(name)) await sleep(5)
}

const KIB = 'x'.repeat(1023) + '\n'

async function* gated(): AsyncGenerator<string> {
  for (let index = 0; index < 5; index++) {
    count('made')
    yield `piece ${index}`
    await gate(`piece-${index}`)
  }
}

async function* ready(): AsyncGenerator<string> {
  for (let index = 0; index < 100; index++) yield KIB
}

async function* many(): AsyncGenerator<string> {
  for (let index = 0; index < 100_000; index++) yield `line ${index}\n`
}

function* manyAtOnce(): Generator<string> {
  for (let index = 0; index < 100_000; index++) yield `line ${index}\n`
}

async function* gigabyte(): AsyncGenerator<string> {
  const chunk = KIB.repeat(64)
  for (let index = 0; index < 16_384; index++) {
    count('pulled', chunk.length)
    yield chunk
  }
}

async function* ticking(name: string, wait: number): AsyncGenerator<string> {
  try {
    for (;;) {
      yield 'tick\n'
      await sleep(wait)
    }
  } finally {
    await sleep(20)
    count(`closed ${name}`)
  }
}

async function* late(): AsyncGenerator<string> {
  await sleep(300)
  yield* ticking('late', 20)
}

async function* breaking(): AsyncGenerator<string> {
  try {
    yield 'one\n'
    await sleep(50)
    yield 'two\n'
    throw new Error('broken midway')
  } finally {
    count('closed breaking')
  }
}

async function* breakingAtOnce(): AsyncGenerator<string> {
  yield 'one\n'
  throw new Error('broken at once')
}

// oxlint-disable-next-line require-yield -- what the test is about
async function* breakingEarly(): AsyncGenerator<string> {
  await sleep(20)
  throw new Error('broken early')
}

function* endless(chunk: string): Generator<string> {
  try {
    for (;;) {
      count('endless')
      yield chunk
    }
  } finally {
    count('closed endless')
  }
}

async function* endlessAsync(chunk: string): AsyncGenerator<string> {
  try {
    for (;;) yield chunk
  } finally {
    count('closed endless async')
  }
}

/** A stream of the author's own, which fails where it is told so. */
const stream = (last: 'close' | 'error' | 'go on'): ReadableStream => {
  let index = 0
  return new ReadableStream({
    async pull(controller) {
      await sleep(50)
      if (index++ < 3 || last === 'go on') controller.enqueue(new TextEncoder().encode('chunk\n'))
      else if (last === 'close') controller.close()
      else throw new Error('broken stream')
    },
    cancel: () => count('cancelled stream'),
  })
}

const closing = (response: Response, name: string): Response => {
  response.call_on_close(() => count(`on close ${name}`))
  return response
}

async function* two(): AsyncGenerator<string> {
  yield 'ab'
  await sleep(20)
  yield 'cd'
}

const worker: App = createApp(
  createPlugin([
    ['GET /state', () => new Response(JSON.stringify(state))],
    [
      'POST /open/<name>',
      (_r, values) => {
        opened.add(String(values['name']))
        return new Response('open')
      },
    ],
    ['GET /gated', () => new Response(gated())],
    ['GET /ready', () => new Response(ready())],
    ['GET /many', () => new Response(many())],
    ['GET /many-at-once', () => new Response(manyAtOnce())],
    ['GET /gigabyte', () => new Response(gigabyte())],
    ['GET /ticking', () => closing(new Response(ticking('ticking', 20)), 'ticking')],
    ['GET /waiting', () => new Response(ticking('waiting', 300))],
    ['GET /late', () => new Response(late())],
    ['GET /breaking', () => closing(new Response(breaking()), 'breaking')],
    ['GET /breaking-at-once', () => new Response(breakingAtOnce())],
    ['GET /breaking-early', () => closing(new Response(breakingEarly()), 'early')],
    ['GET /endless', () => new Response(endless('x'.repeat(1000)))],
    ['GET /endless-nothing', () => new Response(endless(''))],
    ['GET /endless-async', () => new Response(endlessAsync('x'))],
    ['GET /endless-nothing-async', () => new Response(endlessAsync(''))],
    ['GET /stream', () => closing(new Response(stream('close')), 'stream')],
    ['GET /stream-breaking', () => new Response(stream('error'))],
    ['GET /stream-endless', () => new Response(stream('go on'))],
    ['GET /length', () => new Response(two(), { headers: { 'Content-Length': '4' } })],
    ['GET /too-short', () => new Response(two(), { headers: { 'Content-Length': '9' } })],
    ['GET /whole', () => closing(new Response('whole'), 'whole')],
  ]),
)

export default worker
