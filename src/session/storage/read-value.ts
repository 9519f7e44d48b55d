import { StorageInvocationError } from '../errors.ts'
import { countParts, PARTS_A_CALL, placePart } from './parts.ts'
import { query } from './query.ts'
import { createRetry } from './retry.ts'
import type { Slot } from './slot.ts'
import { LIVE_ROW } from './sql.ts'

/** What a key holds, and the version that tells whether it still does. */
export interface StoredValue {
  readonly value: Uint8Array
  readonly version: string
}

/** Gives the bytes of a key as one writer left them, or undefined where there are none. */
export async function readValue(slot: Slot): Promise<StoredValue | undefined> {
  const { db, plugin, key } = slot
  const retry = createRetry()
  do {
    const [row] = await query<Row>(slot, db.prepare(READ).bind(plugin, key))
    if (row === undefined) return undefined
    const { size, version, hex } = row
    const value = new Uint8Array(size)
    placePart(value, 0, hex)
    if (await readParts(slot, version, value)) return { value, version }
    // Another writer replaced the value between two calls, and its parts are gone.
  } while (await retry())
  throw new StorageInvocationError(
    key,
    `load data failed: ${JSON.stringify(key)} is replaced faster than it can be read`,
  )
}

/** Tells whether a key is there. */
export async function hasValue(slot: Slot): Promise<boolean> {
  const { db, plugin, key } = slot
  const rows = await query(slot, db.prepare(HAS).bind(plugin, key))
  return rows.length > 0
}

const HAS = `SELECT 1 ${LIVE_ROW}`
const READ = `SELECT size, version, hex(value) AS hex ${LIVE_ROW}`
const READ_PARTS =
  'SELECT part, hex(value) AS hex FROM storage_part WHERE version = ?1 AND part BETWEEN ?2 AND ?3'

interface Row {
  readonly size: number
  readonly version: string
  readonly hex: string
}

interface PartRow {
  readonly part: number
  readonly hex: string
}

async function readParts(slot: Slot, version: string, value: Uint8Array): Promise<boolean> {
  const count = countParts(value.length)
  for (let first = 1; first <= count; first += PARTS_A_CALL) {
    const last = Math.min(first + PARTS_A_CALL - 1, count)
    const statement = slot.db.prepare(READ_PARTS).bind(version, first, last)
    const rows = await query<PartRow>(slot, statement)
    if (rows.length <= last - first) return false
    for (const { part, hex } of rows) placePart(value, part, hex)
  }
  return true
}
