import { expect, test } from 'vitest'

import { createStream } from '../../src/session/create-stream.ts'

const waiting = (left: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    left.addEventListener('abort', () => reject(left.reason as Error))
  })

test('return() ends a next() that waits', async () => {
  const log: string[] = []
  const stream = createStream(async function* (left) {
    try {
      yield 1
      await waiting(left)
    } finally {
      log.push('closed')
    }
  })
  expect(await stream.next()).toEqual({ done: false, value: 1 })
  const next = stream.next()
  expect(await stream.return()).toEqual({ done: true, value: undefined })
  expect(await next).toEqual({ done: true, value: undefined })
  expect(log).toEqual(['closed'])
})

test('throw() runs the generator to its end and gives the error back', async () => {
  let isLeft = false
  const stream = createStream(async function* (left) {
    try {
      yield 1
    } finally {
      isLeft = left.aborted
    }
  })
  await stream.next()
  await expect(stream.throw(new Error('mine'))).rejects.toThrow('mine')
  expect(isLeft).toBe(true)
})

test('an error of the generator is the error of next()', async () => {
  // oxlint-disable-next-line require-yield -- it fails before it would
  const stream = createStream<number>(async function* () {
    throw new Error('broken')
  })
  await expect(stream.next()).rejects.toThrow('broken')
  expect(await stream.next()).toEqual({ done: true, value: undefined })
})
