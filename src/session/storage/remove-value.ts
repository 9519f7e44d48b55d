import { query } from './query.ts'
import type { Slot } from './slot.ts'
import { NOW, ROW } from './sql.ts'

/** Removes a key; tells whether it was there. */
export async function removeValue(slot: Slot): Promise<boolean> {
  const { db, plugin, key } = slot
  const [removed] = await query<{ readonly isLive: 0 | 1 }>(
    slot,
    db.prepare(REMOVE).bind(plugin, key),
  )
  return removed?.isLive === 1
}

const REMOVE = `DELETE ${ROW} RETURNING (expires_at IS NULL OR expires_at > ${NOW}) AS isLive`
