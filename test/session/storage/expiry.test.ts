import { expect, test } from 'vitest'
import { NotFoundError } from '../../../src/session/errors.ts'
import { countRows, openStorage, passTime, textOf } from './open-storage.ts'

test('an expired key is as if it had never been set', async () => {
  const name = crypto.randomUUID()
  const storage = openStorage({ name })
  await storage.set('key', 'value', { ttl: 60 })
  await passTime(name, 59)
  expect(textOf(await storage.get('key'))).toBe('value')
  await passTime(name, 1)
  await expect(storage.get('key')).rejects.toThrow(NotFoundError)
  expect(await storage.exist('key')).toBe(false)
  await expect(storage.delete('key')).rejects.toThrow(NotFoundError)
})

test('a ttl is in seconds of the real clock', async () => {
  const storage = openStorage()
  await storage.set('short', 'value', { ttl: 0.1 })
  await storage.set('long', 'value', { ttl: 60 })
  await scheduler.wait(150)
  expect(await storage.exist('short')).toBe(false)
  expect(await storage.exist('long')).toBe(true)
})

test('set without a ttl takes the ttl away', async () => {
  const name = crypto.randomUUID()
  const storage = openStorage({ name })
  await storage.set('key', 'value', { ttl: 60 })
  await storage.set('key', 'value')
  await passTime(name, 61)
  expect(await storage.exist('key')).toBe(true)
})

test('writes sweep what has expired, some at a time, with their parts', async () => {
  const name = crypto.randomUUID()
  const storage = openStorage({ name, size: 10_000_000 })
  const { parts } = await countRows(name)
  await storage.set('large', new Uint8Array(2_000_000), { ttl: 60 })
  await Promise.all(
    Array.from({ length: 30 }, (_, i) => storage.set(`event/${i}`, 'x', { ttl: 60 })),
  )
  await passTime(name, 61)
  await storage.set('one', 'x')
  expect((await countRows(name))['keys']).toBe(12)
  await storage.increment('two')
  expect(await countRows(name)).toMatchObject({ keys: 2, parts, bytes: 2, counted: 2 })
})
