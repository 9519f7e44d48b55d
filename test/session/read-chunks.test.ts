import { expect, test, vi } from 'vitest'

import { readChunks } from '../../src/session/read-chunks.ts'

/** A body that says one thing and then nothing, and ends for no signal. */
function open() {
  const cancelled = vi.fn<(reason: unknown) => void>()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new Uint8Array([1])),
    cancel: cancelled,
  })
  return { body, cancelled }
}

test('a wait ends with the signal, whatever the stream makes of it', async () => {
  const { body, cancelled } = open()
  const caller = new AbortController()
  const chunks = readChunks(body, caller.signal)
  await chunks.next()
  const waiting = chunks.next()
  caller.abort(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
  expect(cancelled).toHaveBeenCalledOnce()
})

test('a signal that has ended reads nothing', async () => {
  const { body } = open()
  const chunks = readChunks(body, AbortSignal.abort(new Error('gone')))
  await expect(chunks.next()).rejects.toThrow('gone')
})

test('leaving the iteration cancels the body', async () => {
  const { body, cancelled } = open()
  for await (const chunk of readChunks(body)) {
    expect(chunk).toHaveLength(1)
    break
  }
  expect(cancelled).toHaveBeenCalledOnce()
})
