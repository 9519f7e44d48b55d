import { createStorage } from '../../../src/session/storage/plugin-storage.ts'
import type { Storage } from '../../../src/session/storage/storage.ts'
import { bindings } from '../bindings.ts'
import { createContext } from '../create-context.ts'

/** Opens the storage of a plugin that no other test uses, or of one that is named. */
export function openStorage({ name = crypto.randomUUID(), size }: OpenOptions = {}): Storage {
  const storage = size === undefined ? { enabled: true } : { enabled: true, size }
  const manifest = { author: 'test', name, version: '0.0.1', permission: { storage } }
  return createStorage(createContext({ DB: bindings.DB }, { manifest }))
}

export interface OpenOptions {
  readonly name?: string
  /** The quota in bytes. */
  readonly size?: number
}

/** Lets time pass for a plugin's keys: moves the ends of their times, since the database's clock cannot be moved. */
export async function passTime(plugin: string, seconds: number): Promise<void> {
  await bindings.DB.prepare('UPDATE storage SET expires_at = expires_at - ?2 WHERE plugin = ?1')
    .bind(`test/${plugin}`, seconds)
    .run()
}

/** Gives the numbers that tests look at behind the storage's back. */
export async function countRows(plugin: string): Promise<Readonly<Record<string, number>>> {
  const { DB } = bindings
  const numbers = await DB.prepare(
    `SELECT (SELECT count(*) FROM storage WHERE plugin = ?1) AS keys,
      (SELECT count(*) FROM storage_part) AS parts,
      (SELECT count(*) FROM storage_upload) AS uploads,
      (SELECT coalesce(sum(size), 0) FROM storage WHERE plugin = ?1) AS bytes,
      coalesce((SELECT bytes FROM storage_usage WHERE plugin = ?1), 0) AS counted`,
  )
    .bind(`test/${plugin}`)
    .first<Record<string, number>>()
  return numbers ?? {}
}

/** Gives bytes that a mix-up of two values would show: all of them are `fill`. */
export const bytesOf = (length: number, fill: number): Uint8Array =>
  new Uint8Array(length).fill(fill)

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
