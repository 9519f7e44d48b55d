import { describe, expect, test } from 'vitest'

import { createStorage } from '../../../src/session/storage/plugin-storage.ts'
import { bindings } from '../bindings.ts'
import { createContext } from '../create-context.ts'
import { bytesOf, countRows, openStorage } from './open-storage.ts'

const { DB } = bindings
const PART = 983_040
const SIZE = 100_000_000

test.each([PART, PART + 1, 2 * PART, 5 * PART, 5 * PART + 1, 9 * PART + 1])(
  '%i bytes come back as they were set',
  async (length) => {
    const storage = openStorage({ size: SIZE })
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 255)
    await storage.set('large', bytes)
    expect(indexOfDifference(await storage.get('large'), bytes)).toBe(-1)
  },
)

test('64 MiB are the most, and the error says where more belongs', async () => {
  const storage = openStorage({ size: 1_073_741_824 })
  await expect(storage.set('huge', new Uint8Array(67_108_865))).rejects.toThrow(/"huge".*R2/)
})

test('parts are gone when their value is replaced or deleted', async () => {
  const name = crypto.randomUUID()
  const storage = openStorage({ name, size: SIZE })
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

test('a writer that broke off is swept an hour later', async () => {
  const name = crypto.randomUUID()
  const before = await countRows(name)
  const begin = DB.prepare(
    "INSERT INTO storage_upload (version, started_at) VALUES (?1, unixepoch('subsec') - ?2)",
  )
  const send = DB.prepare("INSERT INTO storage_part (version, part, value) VALUES (?1, 1, x'00')")
  for (const [version, age] of [
    [`${name} old`, 3601],
    [`${name} new`, 3500],
  ] as const) {
    await DB.batch([begin.bind(version, age), send.bind(version)])
  }
  const storage = openStorage({ name, size: SIZE })
  await storage.set('large', bytesOf(6_000_000, 1))
  await storage.delete('large')
  expect(await countRows(name)).toEqual({
    ...before,
    parts: before['parts']! + 1,
    uploads: before['uploads']! + 1,
  })
})

describe('while other writers are at work', () => {
  test('a reader gets the bytes of one of them', async () => {
    const storage = openStorage({ size: SIZE })
    await storage.set('large', bytesOf(3_000_000, 0))
    const writes = [1, 2, 3].map((fill) => storage.set('large', bytesOf(3_000_000 + fill, fill)))
    const reads = [1, 2, 3].map(() => storage.get('large'))
    for (const value of await Promise.all(reads)) {
      const fill = value[0] ?? 0
      expect(indexOfDifference(value, bytesOf(3_000_000 + fill, fill))).toBe(-1)
    }
    await Promise.all(writes)
  })

  test('a reader begins anew where the value is replaced under its hands', async () => {
    const name = crypto.randomUUID()
    const other = openStorage({ name, size: SIZE })
    await other.set('large', bytesOf(3_000_000, 1))
    const db = afterFirstAnswer(() => other.set('large', bytesOf(2_500_000, 2)))
    const manifest = { author: 'test', name, version: '0.0.1' }
    const value = await createStorage(createContext({ DB: db }, { manifest })).get('large')
    expect(indexOfDifference(value, bytesOf(2_500_000, 2))).toBe(-1)
  })

  test('a value that would be refused is not sent', async () => {
    const name = crypto.randomUUID()
    await openStorage({ name, size: SIZE }).set('large', 'small')
    let batches = 0
    const db = {
      prepare: (sql: string) => DB.prepare(sql),
      batch: (statements: D1PreparedStatement[]) => {
        batches += 1
        return DB.batch(statements)
      },
    }
    const permission = { storage: { enabled: true, size: SIZE } }
    const manifest = { author: 'test', name, version: '0.0.1', permission }
    const storage = createStorage(createContext({ DB: db }, { manifest }))
    expect(await storage.set('large', bytesOf(6_000_000, 1), { if_absent: true })).toBe(false)
    expect(batches).toBe(0)
  })
})

/** The database, with something done by another between its first answer and what follows. */
function afterFirstAnswer(act: () => Promise<unknown>): unknown {
  let isFirst = true
  const watch = (statement: D1PreparedStatement): unknown => ({
    bind: (...values: unknown[]) => watch(statement.bind(...values)),
    all: async () => {
      const answer = await statement.all()
      if (isFirst) {
        isFirst = false
        await act()
      }
      return answer
    },
  })
  return { prepare: (sql: string) => watch(DB.prepare(sql)), batch: DB.batch.bind(DB) }
}

/** Tells where two values differ; toEqual would print millions of lines. */
function indexOfDifference(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return Math.min(a.length, b.length)
  return a.findIndex((byte, i) => byte !== b[i])
}
