import { readBytes } from '../bytes.ts'
import { StorageInvocationError } from '../errors.ts'
import { readValue } from './read-value.ts'
import type { StoredValue } from './read-value.ts'
import { createRetry } from './retry.ts'
import type { Slot } from './slot.ts'
import type { Change } from './storage.ts'
import { writeValue } from './write-value.ts'
import type { Expected } from './write-value.ts'

/** A change of what a key holds. */
export interface Update {
  readonly change: Change
  /** Seconds until a key that the change creates expires; null where it does not. */
  readonly ttl: number | null
}

/** Writes what the change makes of a key's bytes if nobody wrote meanwhile, else lets it work on the newer bytes. */
export async function updateValue(slot: Slot, { change, ttl }: Update): Promise<Uint8Array> {
  const retry = createRetry()
  do {
    const stored = await readValue(slot)
    const value = readBytes(await change(stored?.value))
    if (await writeValue(slot, { value, expected: expectUnchanged(stored, ttl) })) return value
  } while (await retry())
  throw new StorageInvocationError(
    slot.key,
    `update data failed: other writers were always faster at ${JSON.stringify(slot.key)}`,
  )
}

const expectUnchanged = (stored: StoredValue | undefined, ttl: number | null): Expected =>
  stored === undefined ? { kind: 'absent', ttl } : { kind: 'version', version: stored.version }
