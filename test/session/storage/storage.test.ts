import { describe, expect, test } from 'vitest'
import { NotFoundError, StorageInvocationError } from '../../../src/session/errors.ts'
import { bytesOf, countRows, openStorage, textOf } from './open-storage.ts'

describe('get and set', () => {
  test('bytes come back as they were set', async () => {
    const storage = openStorage()
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i)
    await storage.set('bytes', bytes)
    expect(await storage.get('bytes')).toEqual(bytes)
  })

  test('text is kept as UTF-8', async () => {
    const storage = openStorage()
    await storage.set('text', 'Neko ねこ 🐈')
    expect(textOf(await storage.get('text'))).toBe('Neko ねこ 🐈')
  })

  const views: [string, ArrayBuffer | ArrayBufferView][] = [
    ['an ArrayBuffer', Uint8Array.of(1, 2, 3, 4).buffer],
    ['a part of a buffer', Uint8Array.of(9, 1, 2, 3, 4, 9).subarray(1, 5)],
    ['a DataView', new DataView(Uint8Array.of(9, 1, 2, 3, 4).buffer, 1)],
    ['a view of wider elements', new Uint16Array(Uint8Array.of(1, 2, 3, 4).buffer)],
  ]
  test.each(views)('%s is kept as its bytes', async (_, view) => {
    const storage = openStorage()
    await storage.set('view', view)
    expect(await storage.get('view')).toEqual(Uint8Array.of(1, 2, 3, 4))
  })

  test('an empty value is a value', async () => {
    const storage = openStorage()
    await storage.set('empty', '')
    expect(await storage.get('empty')).toEqual(new Uint8Array(0))
    expect(await storage.exist('empty')).toBe(true)
  })

  test('the last value set is read', async () => {
    const storage = openStorage()
    await storage.set('key', 'long before')
    await storage.set('key', 'now')
    expect(textOf(await storage.get('key'))).toBe('now')
  })

  test('arguments may be given by name, as in Python', async () => {
    const storage = openStorage()
    expect(await storage.set({ key: 'key', val: 'value', if_absent: true })).toBe(true)
    expect(textOf(await storage.get({ key: 'key' }))).toBe('value')
    expect(await storage.exist({ key: 'key' })).toBe(true)
    expect(await storage.increment({ key: 'count', by: 2 })).toBe(2)
    expect(textOf(await storage.update({ key: 'new', change: () => 'made' }))).toBe('made')
    await storage.delete({ key: 'key' })
  })
})

describe('a key that is not there', () => {
  test('get throws NotFoundError with the key in its text', async () => {
    const error = await openStorage()
      .get('no/such')
      .catch((error: unknown) => error)
    expect(error).toBeInstanceOf(NotFoundError)
    expect(error).toBeInstanceOf(StorageInvocationError)
    expect(error).toMatchObject({
      key: 'no/such',
      message:
        'load data failed, please check if the key is correct or you have not set it: "no/such"',
    })
  })

  test('delete throws as in Dify', async () => {
    await expect(openStorage().delete('no')).rejects.toThrow(/^delete data failed.*"no"$/)
  })

  test('exist tells', async () => {
    const storage = openStorage()
    expect(await storage.exist('key')).toBe(false)
    await storage.set('key', 'value')
    expect(await storage.exist('key')).toBe(true)
    await storage.delete('key')
    expect(await storage.exist('key')).toBe(false)
  })
})

describe('the namespace', () => {
  test('is the plugin: its sessions share it, other plugins do not', async () => {
    const name = crypto.randomUUID()
    await openStorage({ name }).set('key', 'mine')
    expect(textOf(await openStorage({ name }).get('key'))).toBe('mine')
    expect(await openStorage().exist('key')).toBe(false)
  })

  test.each(['Key', 'key ', 'key/', 'key\u0000', 'ke\u0301y', '%key', "k'ey"])(
    'the key %j is its own',
    async (other) => {
      const storage = openStorage()
      await storage.set('key', 'value')
      expect(await storage.exist(other)).toBe(false)
      await storage.set(other, 'other')
      expect(textOf(await storage.get('key'))).toBe('value')
      expect(textOf(await storage.get(other))).toBe('other')
    },
  )
})

describe('values that a row cannot hold', () => {
  const PART = 983_040
  test.each([PART, PART + 1, 2 * PART, 5 * PART, 5 * PART + 1, 10_000_000])(
    '%i bytes come back as they were set',
    async (length) => {
      const storage = openStorage({ size: 100_000_000 })
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255)
      await storage.set('large', bytes)
      // toEqual would print millions of lines.
      expect(indexOfDifference(await storage.get('large'), bytes)).toBe(-1)
    },
  )

  test('leave nothing behind when they are replaced or deleted', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name, size: 100_000_000 })
    const before = await countRows(name)
    await storage.set('large', bytesOf(7_000_000, 1))
    await storage.set('large', bytesOf(2_000_000, 2))
    expect((await countRows(name))['parts']).toBe(before['parts']! + 2)
    await storage.set('large', 'small')
    expect(await countRows(name)).toEqual({ ...before, keys: 1, bytes: 5, counted: 5 })
    await storage.set('large', bytesOf(7_000_000, 3))
    await storage.delete('large')
    expect(await countRows(name)).toEqual(before)
  })

  test('are whole whenever they are read, however often they are replaced meanwhile', async () => {
    const storage = openStorage({ size: 100_000_000 })
    await storage.set('large', bytesOf(6_000_000, 0))
    const writes = [1, 2, 3, 4, 5, 6].map((fill) =>
      storage.set('large', bytesOf(6_000_000 + fill, fill)),
    )
    const reads = Array.from({ length: 6 }, () => storage.get('large'))
    for (const value of await Promise.all(reads)) {
      const fill = value[0] ?? 0
      expect(indexOfDifference(value, bytesOf(6_000_000 + fill, fill))).toBe(-1)
    }
    await Promise.all(writes)
  })

  test('end at 64 MiB, with an error that says where larger ones belong', async () => {
    const storage = openStorage({ size: 1_073_741_824 })
    await expect(storage.set('huge', new Uint8Array(67_108_865))).rejects.toThrow(/"huge".*R2/)
  })
})

function indexOfDifference(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return Math.min(a.length, b.length)
  return a.findIndex((byte, i) => byte !== b[i])
}
