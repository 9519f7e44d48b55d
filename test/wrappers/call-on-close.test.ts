import { expect, test } from 'vitest'
import type { Delivery } from '../../src/wrappers/delivery.ts'
import { Response } from '../../src/wrappers/response.ts'
import { toFetch } from '../../src/wrappers/to-fetch.ts'

/** Sends a response and tells what happened to it, in order. */
const send = async (
  createBody: (events: string[]) => ConstructorParameters<typeof Response>[0],
  method = 'GET',
): Promise<{ events: string[]; sent: globalThis.Response; released: Promise<void> }> => {
  const events: string[] = []
  const { promise: released, resolve } = Promise.withResolvers<void>()
  const delivery: Delivery = {
    method,
    isLocal: false,
    signal: new AbortController().signal,
    status: 0,
    startClock: () => {},
    hold: () => {},
    settle: (outcome) => events.push(outcome),
    report: (error) => events.push(String(error)),
    release: () => resolve(),
  }
  const response = new Response(createBody(events))
  response.call_on_close(async () => {
    await Promise.resolve()
    events.push('closed')
  })
  return { events, sent: await toFetch(response, delivery), released }
}

/** A generator that waits between its chunks, and tells when it ends or is ended. */
async function* generate(events: string[]): AsyncGenerator<string> {
  try {
    yield 'a'
    await new Promise((resolve) => setTimeout(resolve, 2))
    yield 'b'
    events.push('end')
  } finally {
    events.push('finally')
  }
}

/** A stream of the platform's own. */
const stream = (events: string[]): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode('ab')
  return new ReadableStream({
    pull: (controller) => controller.enqueue(bytes),
    cancel: () => void events.push('cancel'),
  })
}

test('runs when the body of a generator ended, after its finally', async () => {
  const { events, sent, released } = await send(generate)
  expect(events).not.toContain('closed')
  expect(await sent.text()).toBe('ab')
  await released
  expect(events).toEqual(['end', 'finally', 'complete', 'closed'])
})

test('runs after a body that was there as a whole', async () => {
  const { events, sent, released } = await send(() => 'ab')
  expect(await sent.text()).toBe('ab')
  await released
  expect(events).toEqual(['complete', 'closed'])
})

test('runs after a HEAD request, whose body is never made', async () => {
  const { events, sent, released } = await send(generate, 'HEAD')
  expect(sent.body).toBeNull()
  await released
  expect(events).toEqual(['complete', 'closed'])
})

test('runs when the caller of a generator left', async () => {
  const { events, sent, released } = await send(generate)
  await sent.body?.cancel()
  await released
  expect(events).toEqual(['left', 'finally', 'closed'])
})

test('runs when the caller of a stream left', async () => {
  const { events, sent, released } = await send(stream)
  await sent.body?.cancel()
  await released
  expect(events.toSorted()).toEqual(['cancel', 'closed', 'left'])
})
