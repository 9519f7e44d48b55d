import { countParts, formatPart, PARTS_A_CALL } from './parts.ts'
import { transact } from './query.ts'
import type { Slot } from './slot.ts'
import { NOW, ROW } from './sql.ts'

/**
 * Sends the parts of a value that its row cannot hold, under a new version. Nobody sees them until the
 * row has that version; what a writer left that broke off is swept an hour later.
 */
export interface Upload {
  readonly version: string
  /** Tells that the parts are too many for the transaction that writes the row. */
  readonly isLarge: boolean
  /** Sends what the transaction cannot take. */
  sendFirst(): Promise<void>
  /** Gives the statements that send the rest. */
  sendLast(): D1PreparedStatement[]
  /** Gives the statements that drop the parts again unless the row has the version. */
  end(): D1PreparedStatement[]
}

/** Creates the upload of a value; it has no statements where the row holds all of it. */
export function createUpload(slot: Slot, value: Uint8Array): Upload {
  const { db, plugin, key } = slot
  const version = crypto.randomUUID()
  const count = countParts(value.length)
  const last = count === 0 ? 0 : count - 1 - ((count - 1) % PARTS_A_CALL)

  const send = (from: number, to: number): D1PreparedStatement[] =>
    Array.from({ length: to - from }, (_, i) => from + 1 + i).map((part) =>
      db.prepare(SEND).bind(version, part, formatPart(value, part)),
    )
  return {
    version,
    isLarge: last > 0,
    async sendFirst() {
      const sweep = [db.prepare(SWEEP_PARTS), db.prepare(SWEEP_UPLOADS)]
      await transact(slot, [...sweep, db.prepare(BEGIN).bind(version)])
      for (let sent = 0; sent < last; sent += PARTS_A_CALL) {
        await transact(slot, send(sent, sent + PARTS_A_CALL))
      }
    },
    sendLast: () => send(last, count),
    end: () =>
      count === 0
        ? []
        : [db.prepare(DROP).bind(plugin, key, version), db.prepare(END).bind(version)],
  }
}

const BEGIN = `INSERT INTO storage_upload (version, started_at) VALUES (?1, ${NOW})`
const SEND = 'INSERT INTO storage_part (version, part, value) VALUES (?1, ?2, unhex(?3))'
const DROP = `DELETE FROM storage_part
  WHERE version = ?3 AND NOT EXISTS (SELECT 1 ${ROW} AND version = ?3)`
const END = 'DELETE FROM storage_upload WHERE version = ?1'

const BROKEN = `(SELECT version FROM storage_upload WHERE started_at < ${NOW} - 3600 ORDER BY version LIMIT 4)`
const SWEEP_PARTS = `DELETE FROM storage_part WHERE version IN ${BROKEN}`
const SWEEP_UPLOADS = `DELETE FROM storage_upload WHERE version IN ${BROKEN}`
