/*
 * The SQL of storage. Every statement has the plugin as ?1 and the key as ?2, and all of them read
 * the database's clock, so that writers in different places agree on what has expired.
 */

/** The database's clock, in seconds with a fraction. */
export const NOW = `unixepoch('subsec')`

/** A key's row, whether it has expired or not. */
export const ROW = `FROM storage WHERE plugin = ?1 AND key = ?2`

/** A key's row while it has not expired: what callers can see. */
export const LIVE_ROW: string = `${ROW} AND (expires_at IS NULL OR expires_at > ${NOW})`

/** Writes over the row of the same key, if there is one; its triggers count the bytes and drop the old parts. */
export const REPLACE_ON_CONFLICT = `ON CONFLICT (plugin, key) DO UPDATE SET
  size = excluded.size, expires_at = excluded.expires_at, version = excluded.version, value = excluded.value`

/**
 * Tells whether a value of so many bytes has room beside the plugin's other values, or takes no more than
 * the one it replaces, whatever the quota is now. What has expired does not count; it is summed up only
 * where the counter, which knows no time, would refuse.
 */
export const hasRoom = (size: string, quota: string): string => {
  const others = `coalesce((SELECT bytes FROM storage_usage WHERE plugin = ?1), 0) - coalesce((SELECT size ${ROW}), 0)`
  const expired = `coalesce((SELECT sum(size) FROM storage WHERE plugin = ?1 AND key <> ?2 AND expires_at <= ${NOW}), 0)`
  return `(${others} + ${size} <= ${quota}
    OR ${size} <= coalesce((SELECT size ${LIVE_ROW}), -1)
    OR ${others} - ${expired} + ${size} <= ${quota})`
}

/** Removes some of what has expired (?1 is the plugin); every write does, so that what is left stays few. */
export const SWEEP: string = `DELETE FROM storage WHERE id IN
  (SELECT id FROM storage WHERE plugin = ?1 AND expires_at <= ${NOW} LIMIT 20)`
