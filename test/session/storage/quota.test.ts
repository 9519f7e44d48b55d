import { describe, expect, test } from 'vitest'
import { StorageQuotaError } from '../../../src/session/errors.ts'
import { createStorage } from '../../../src/session/storage/plugin-storage.ts'
import { bindings } from '../bindings.ts'
import { createContext } from '../create-context.ts'
import { bytesOf, countRows, openStorage, passTime, textOf } from './open-storage.ts'

describe('the quota', () => {
  test('takes values up to its last byte, and says what to raise beyond it', async () => {
    const storage = openStorage({ size: 1024 })
    await storage.set('a', bytesOf(1000, 1))
    await storage.set('b', bytesOf(24, 1))
    const error = await storage.set('c', bytesOf(1, 1)).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(StorageQuotaError)
    expect(error).toMatchObject({ key: 'c', size: 1, quota: 1024 })
    expect(String(error)).toContain('allocated size is greater than max storage size')
    expect(String(error)).toContain('resource.permission.storage.size')
  })

  test('is checked before anything is written', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name, size: 3000 })
    await storage.set('key', bytesOf(2000, 1))
    const before = await countRows(name)
    await expect(storage.set('key', bytesOf(3001, 2))).rejects.toThrow(StorageQuotaError)
    await expect(storage.set('other', bytesOf(1001, 2))).rejects.toThrow(StorageQuotaError)
    expect(await countRows(name)).toEqual(before)
    expect(await storage.get('key')).toEqual(bytesOf(2000, 1))
  })

  test.each([2_000_000, 9_000_000])(
    'of a value of %i bytes, no part is left behind',
    async (length) => {
      const name = crypto.randomUUID()
      const storage = openStorage({ name, size: 1_500_000 })
      const before = await countRows(name)
      await expect(storage.set('large', new Uint8Array(length))).rejects.toThrow(StorageQuotaError)
      expect(await countRows(name)).toEqual(before)
    },
  )

  test('counts a replaced value once, and a deleted one no more', async () => {
    const storage = openStorage({ size: 1024 })
    await storage.set('key', bytesOf(1000, 1))
    await storage.set('key', bytesOf(1024, 2))
    await storage.delete('key')
    await storage.set('other', bytesOf(1024, 3))
    expect((await storage.get('other')).length).toBe(1024)
  })

  test('is that of one plugin', async () => {
    await openStorage({ size: 1024 }).set('key', bytesOf(1024, 1))
    await openStorage({ size: 1024 }).set('key', bytesOf(1024, 1))
  })

  test('does not count what has expired, swept or not', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name, size: 1024 })
    for (let i = 0; i < 30; i += 1) await storage.set(`${i}`, bytesOf(30, 1), { ttl: 60 })
    await expect(storage.set('key', bytesOf(1024, 2))).rejects.toThrow(StorageQuotaError)
    await passTime(name, 61)
    await storage.set('key', bytesOf(1024, 2))
    expect((await storage.get('key')).length).toBe(1024)
  })

  test('counts an expired value that is replaced neither twice nor as room for more', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name, size: 1200 })
    await storage.set('live', bytesOf(600, 1))
    await storage.set('key', bytesOf(600, 1), { ttl: 60 })
    await passTime(name, 61)
    await expect(storage.set('key', bytesOf(601, 2))).rejects.toThrow(StorageQuotaError)
    await storage.set('key', bytesOf(600, 2))
  })

  test('that was lowered lets values shrink and counters count, but nothing grow', async () => {
    const name = crypto.randomUUID()
    const before = openStorage({ name, size: 3000 })
    await before.set('key', bytesOf(2000, 1))
    await before.increment('count')
    const storage = openStorage({ name, size: 1024 })
    await storage.set('key', bytesOf(1999, 2))
    expect(await storage.increment('count')).toBe(2)
    await expect(storage.set('key', bytesOf(2000, 3))).rejects.toThrow(StorageQuotaError)
    await expect(storage.increment('count', 8)).rejects.toThrow(StorageQuotaError)
    await expect(storage.set('new', '')).rejects.toThrow(StorageQuotaError)
  })

  test('holds under concurrent writers', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name, size: 1024 })
    const writes = Array.from({ length: 50 }, (_, i) => storage.set(`${i}`, bytesOf(100, i)))
    const results = await Promise.allSettled(writes)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    expect(await countRows(name)).toMatchObject({ keys: 10, bytes: 1000, counted: 1000 })
  })

  test('counts the digits of a counter', async () => {
    const storage = openStorage({ size: 1024 })
    await storage.set('key', bytesOf(1023, 1))
    expect(await storage.increment('count', 9)).toBe(9)
    await expect(storage.increment('count')).rejects.toThrow(StorageQuotaError)
    expect(textOf(await storage.get('count'))).toBe('9')
  })

  test('is 1 MiB where the manifest names none', async () => {
    const storage = openStorage()
    await storage.set('key', bytesOf(1_048_576, 1))
    await expect(storage.set('key', bytesOf(1_048_577, 1))).rejects.toThrow(StorageQuotaError)
  })

  test('is 1 MiB without a manifest', async () => {
    const manifest = { author: 'test', name: crypto.randomUUID(), version: '0.0.1' }
    const storage = createStorage(createContext({ DB: bindings.DB }, { manifest }))
    await storage.set('key', bytesOf(1_048_576, 1))
    await expect(storage.set('key', bytesOf(1_048_577, 1))).rejects.toThrow(StorageQuotaError)
  })
})
