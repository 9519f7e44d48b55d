import { describe, expect, test } from 'vitest'
import { bytesOf, countRows, openStorage, passTime, textOf } from './open-storage.ts'

const WRITERS = 50
const writers = Array.from({ length: WRITERS }, (_, i) => i)

describe('fifty concurrent writers', () => {
  test('with if_absent, exactly one sets the key, and its value is what is read', async () => {
    const name = crypto.randomUUID()
    const won = await Promise.all(
      writers.map((i) => openStorage({ name }).set('key', `${i}`, { if_absent: true })),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(textOf(await openStorage({ name }).get('key'))).toBe(`${won.indexOf(true)}`)
  })

  test('with if_absent and a ttl, exactly one sets a key that has expired', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name })
    await storage.set('key', 'old', { ttl: 60 })
    await passTime(name, 61)
    const won = await Promise.all(
      writers.map((i) => storage.set('key', `${i}`, { if_absent: true, ttl: 60 })),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(textOf(await storage.get('key'))).toBe(`${won.indexOf(true)}`)
  })

  test('with set, one value is there, whole', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name })
    await Promise.all(writers.map((i) => storage.set('key', bytesOf(1000 + i, i))))
    const value = await storage.get('key')
    expect(value).toEqual(bytesOf(value.length, value.length - 1000))
    expect(await countRows(name)).toMatchObject({ keys: 1, counted: value.length })
  })

  test('with increment, no step is lost and no sum is given twice', async () => {
    const name = crypto.randomUUID()
    const sums = await Promise.all(writers.map(() => openStorage({ name }).increment('count')))
    expect(sums.toSorted((a, b) => a - b)).toEqual(writers.map((i) => i + 1))
    expect(textOf(await openStorage({ name }).get('count'))).toBe('50')
  })

  test('with update, no change is lost', async () => {
    const storage = openStorage()
    const add = (i: number) => (value: Uint8Array | undefined) => {
      const names: unknown[] = value === undefined ? [] : JSON.parse(textOf(value))
      return JSON.stringify([...names, i])
    }
    await Promise.all(writers.map((i) => storage.update('names', add(i))))
    const names: number[] = JSON.parse(textOf(await storage.get('names')))
    expect(names.toSorted((a, b) => a - b)).toEqual(writers)
  })

  test('with delete, exactly one removes the key', async () => {
    const storage = openStorage()
    await storage.set('key', 'value')
    const results = await Promise.allSettled(writers.map(() => storage.delete('key')))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('if_absent', () => {
  test('leaves alone what is there, its time included', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name })
    await storage.set('key', 'first', { ttl: 60 })
    expect(await storage.set('key', 'second', { if_absent: true, ttl: 600 })).toBe(false)
    expect(textOf(await storage.get('key'))).toBe('first')
    await passTime(name, 61)
    expect(await storage.exist('key')).toBe(false)
  })

  test('tells an absent key from one beyond the quota', async () => {
    const storage = openStorage({ size: 1024 })
    await storage.set('key', bytesOf(1024, 1))
    expect(await storage.set('key', bytesOf(2000, 1), { if_absent: true })).toBe(false)
    await expect(storage.set('new', 'x', { if_absent: true })).rejects.toThrow('max storage size')
  })

  test('works with values that a row cannot hold', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name, size: 100_000_000 })
    const before = await countRows(name)
    const won = await Promise.all(
      [1, 2, 3].map((fill) => storage.set('key', bytesOf(6_000_000, fill), { if_absent: true })),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    expect((await storage.get('key'))[5_999_999]).toBe(won.indexOf(true) + 1)
    expect((await countRows(name))['parts']).toBe(before['parts']! + 6)
  })
})

describe('increment', () => {
  test('counts from 0, by what is asked for, and down', async () => {
    const storage = openStorage()
    expect(await storage.increment('count')).toBe(1)
    expect(await storage.increment('count', 41)).toBe(42)
    expect(await storage.increment('count', -50)).toBe(-8)
    expect(textOf(await storage.get('count'))).toBe('-8')
  })

  test('goes on from a number that was set as text, as Python plugins do', async () => {
    const storage = openStorage()
    await storage.set('visitors', '41')
    expect(await storage.increment('visitors')).toBe(42)
  })

  test.each(['', 'many', '1.5', '041', ' 1', '0x10', '1e3', '99999999999999999999'])(
    'of %j throws and leaves it',
    async (value) => {
      const storage = openStorage()
      await storage.set('count', value)
      await expect(storage.increment('count')).rejects.toThrow(/cannot increment "count"/)
      expect(textOf(await storage.get('count'))).toBe(value)
    },
  )

  test('stops where a number is no longer exact', async () => {
    const storage = openStorage()
    expect(await storage.increment('count', Number.MAX_SAFE_INTEGER)).toBe(9007199254740991)
    await expect(storage.increment('count')).rejects.toThrow(/exact/)
    await storage.set('count', '9223372036854775807')
    await expect(storage.increment('count', Number.MAX_SAFE_INTEGER)).rejects.toThrow(/exact/)
  })

  test('gives a ttl to the counter that it begins, and keeps it for the steps after', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name })
    expect(await storage.increment('count', 1, { ttl: 60 })).toBe(1)
    await passTime(name, 40)
    expect(await storage.increment('count', 1, { ttl: 60 })).toBe(2)
    await passTime(name, 40)
    expect(await storage.exist('count')).toBe(false)
    expect(await storage.increment('count')).toBe(1)
    await passTime(name, 61)
    expect(await storage.exist('count')).toBe(true)
  })

  test('gives no ttl to a counter that has none', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name })
    await storage.increment('count')
    await storage.increment('count', 1, { ttl: 60 })
    await passTime(name, 61)
    expect(textOf(await storage.get('count'))).toBe('2')
  })
})

describe('update', () => {
  test('gives undefined for an absent key, and its ttl only to a key that it creates', async () => {
    const name = crypto.randomUUID()
    const storage = openStorage({ name })
    const seen: unknown[] = []
    const note = (value: Uint8Array | undefined) => {
      seen.push(value === undefined ? undefined : textOf(value))
      return `${seen.length}`
    }
    expect(textOf(await storage.update('key', note, { ttl: 60 }))).toBe('1')
    await storage.update('key', note, { ttl: 600 })
    await passTime(name, 61)
    await storage.update('key', note)
    expect(seen).toEqual([undefined, '1', undefined])
    await storage.update('key', note, { ttl: 60 })
    await passTime(name, 61)
    expect(textOf(await storage.get('key'))).toBe('4')
  })

  test('does not bring back a key that was deleted and set again meanwhile', async () => {
    const storage = openStorage()
    await storage.set('key', 'old')
    const seen: string[] = []
    await storage.update('key', async (value) => {
      seen.push(textOf(value ?? new Uint8Array()))
      if (seen.length === 1) {
        await storage.delete('key')
        await storage.set('key', 'old')
      }
      return `${seen.at(-1)} and new`
    })
    expect(seen).toEqual(['old', 'old'])
    expect(textOf(await storage.get('key'))).toBe('old and new')
  })

  test('works with values that a row cannot hold', async () => {
    const storage = openStorage({ size: 100_000_000 })
    await storage.set('key', bytesOf(3_000_000, 1))
    const double = (value: Uint8Array | undefined) => bytesOf((value?.length ?? 0) * 2, 2)
    expect((await storage.update('key', double)).length).toBe(6_000_000)
    expect((await storage.get('key')).length).toBe(6_000_000)
  })

  test('lets the error of the change through, and writes nothing', async () => {
    const storage = openStorage()
    const fail = () => {
      throw new RangeError('no')
    }
    await expect(storage.update('key', fail)).rejects.toThrow(RangeError)
    expect(await storage.exist('key')).toBe(false)
  })
})
