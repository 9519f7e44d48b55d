import { StorageInvocationError, StorageQuotaError } from '../errors.ts'
import { formatPart } from './parts.ts'
import { query, transact } from './query.ts'
import type { Slot } from './slot.ts'
import { hasRoom, LIVE_ROW, NOW, REPLACE_ON_CONFLICT, ROW, SWEEP } from './sql.ts'
import { createUpload } from './upload.ts'

/** Bytes to write to a key. */
export interface Write {
  readonly value: Uint8Array
  readonly expected: Expected
}

/**
 * What must be so for a value to be written: nothing, that the key is absent, or that it still has a
 * version (and then keeps its time). `ttl` is the seconds until the key expires, null where it does not.
 */
export type Expected =
  | { readonly kind: 'anything'; readonly ttl: number | null }
  | { readonly kind: 'absent'; readonly ttl: number | null }
  | { readonly kind: 'version'; readonly version: string }

/**
 * Writes a value in one transaction, whole or not at all. Gives false where what is expected is not so;
 * throws where the value would pass the quota.
 */
export async function writeValue(slot: Slot, { value, expected }: Write): Promise<boolean> {
  const { db, plugin, key, quota } = slot
  if (value.length > LARGEST) throw new StorageInvocationError(key, formatTooLarge(slot, value))

  const sql = STATEMENTS[expected.kind]
  const [version, ttl] =
    expected.kind === 'version' ? [expected.version, null] : [null, expected.ttl]
  const terms = [plugin, key, value.length, quota, version]
  const check = db.prepare(sql.check).bind(...terms)
  const upload = createUpload(slot, value)
  if (upload.isLarge) {
    // What would be refused is not sent in vain; the transaction checks again.
    const [checked] = await query<Check>(slot, check)
    if (!isGranted(slot, value, checked)) return false
    await upload.sendFirst()
  }
  const [checked] = await transact<Check>(slot, [
    check,
    ...upload.sendLast(),
    db.prepare(sql.write).bind(...terms, upload.version, formatPart(value, 0), ttl),
    ...upload.end(),
    db.prepare(SWEEP).bind(plugin),
  ])
  return isGranted(slot, value, checked?.[0])
}

/** A Worker has 128 MB of memory for everything. */
const LARGEST = 64 * 1024 * 1024

const formatTooLarge = ({ key }: Slot, { length }: Uint8Array): string =>
  `save data failed: ${JSON.stringify(key)} has ${length} bytes, and storage takes ${LARGEST} at most; keep it in R2`

interface Check {
  readonly isExpected: 0 | 1
  readonly hasRoom: 0 | 1
}

function isGranted({ key, quota }: Slot, { length }: Uint8Array, check?: Check): boolean {
  if (check?.isExpected !== 1) return false
  if (check.hasRoom !== 1) throw new StorageQuotaError(key, { size: length, quota })
  return true
}

// ?3 the size, ?4 the quota, ?5 the expected version, ?6 the new one, ?7 the first part, ?8 the ttl.
const formatStatements = (
  isExpected: string,
  expiresAt: string,
): { readonly check: string; readonly write: string } => ({
  check: `SELECT ${isExpected} AS isExpected, ${hasRoom('?3', '?4')} AS hasRoom, ?5 AS version`,
  write: `INSERT INTO storage (plugin, key, size, expires_at, version, value)
    SELECT ?1, ?2, ?3, ${expiresAt}, ?6, unhex(?7)
    WHERE ${isExpected} AND ${hasRoom('?3', '?4')}
    ${REPLACE_ON_CONFLICT}`,
})

const STATEMENTS = {
  anything: formatStatements('TRUE', `${NOW} + ?8`),
  absent: formatStatements(`NOT EXISTS (SELECT 1 ${LIVE_ROW})`, `${NOW} + ?8`),
  version: formatStatements(
    `EXISTS (SELECT 1 ${LIVE_ROW} AND version = ?5)`,
    `(SELECT coalesce(expires_at, ?8) ${ROW})`,
  ),
}
