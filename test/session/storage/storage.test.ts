import { describe, expect, test } from 'vitest'
import { NotFoundError, StorageInvocationError } from '../../../src/session/errors.ts'
import { openStorage, textOf } from './open-storage.ts'

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
