import { StorageInvocationError, StorageQuotaError } from '../errors.ts'
import { transact } from './query.ts'
import { readValue } from './read-value.ts'
import type { Slot } from './slot.ts'
import { hasRoom, LIVE_ROW, NOW, REPLACE_ON_CONFLICT, SWEEP } from './sql.ts'

/** A step of a counter. */
export interface Step {
  readonly by: number
  /** Seconds until a counter that begins with this step expires; null where it does not. */
  readonly ttl: number | null
}

/** Adds to the decimal number that a key holds, in one statement, and gives the sum; an absent one is 0. */
export async function incrementValue(slot: Slot, step: Step): Promise<number> {
  const { db, plugin, key, quota } = slot
  const [rows] = await transact<{ readonly total: number }>(slot, [
    db.prepare(INCREMENT).bind(plugin, key, step.by, quota, crypto.randomUUID(), step.ttl),
    db.prepare(SWEEP).bind(plugin),
  ])
  const total = rows?.[0]?.total
  if (total === undefined) throw await explainRefusal(slot, step)
  return total
}

async function explainRefusal(slot: Slot, { by }: Step): Promise<StorageInvocationError> {
  const { key, quota } = slot
  const stored = await readValue(slot)
  const text = stored === undefined ? '0' : new TextDecoder().decode(stored.value)
  const cannot = `cannot increment ${JSON.stringify(key)}`
  if (!/^(?:0|-?[1-9]\d*)$/.test(text)) {
    return new StorageInvocationError(key, `${cannot}: it holds no whole number in decimal text`)
  }
  if (!Number.isSafeInteger(Number(text) + by)) {
    return new StorageInvocationError(
      key,
      `${cannot}: the sum is beyond what a number holds exactly`,
    )
  }
  return new StorageQuotaError(key, { size: `${Number(text) + by}`.length, quota })
}

const NUMBER = 'CAST(CAST(value AS TEXT) AS INTEGER)'

// ?3 the step, ?4 the quota, ?5 the new version, ?6 the ttl. D1 binds a number as REAL.
const INCREMENT = `
WITH
  old AS (SELECT value, expires_at ${LIVE_ROW}),
  new AS (SELECT CAST(?3 AS INTEGER) + coalesce((SELECT ${NUMBER} FROM old), 0) AS total)
INSERT INTO storage (plugin, key, size, expires_at, version, value)
SELECT ?1, ?2, length(CAST(total AS TEXT)),
  CASE WHEN EXISTS (SELECT 1 FROM old) THEN (SELECT expires_at FROM old) ELSE ${NOW} + ?6 END,
  ?5, CAST(total AS BLOB)
FROM new
WHERE total BETWEEN -9007199254740991 AND 9007199254740991
  AND NOT EXISTS (SELECT 1 FROM old WHERE CAST(${NUMBER} AS BLOB) <> value)
  AND ${hasRoom('length(CAST(total AS TEXT))', '?4')}
${REPLACE_ON_CONFLICT}
RETURNING ${NUMBER} AS total`
