import type { BytesLike } from '../bytes.ts'

/** How a value is kept. */
interface SetOptions {
  /** Seconds until the key is as if it had never been set; without it the key stays. */
  readonly ttl?: number | null | undefined
  /** Sets only a key that is absent or expired. */
  readonly if_absent?: boolean | null | undefined
}

/** How a value that a change creates is kept; a key that is there keeps the time it has. */
interface ChangeOptions {
  /** Seconds until the key is as if it had never been set; without it the key stays. */
  readonly ttl?: number | null | undefined
}

/** Makes a key's new bytes of its old ones, `undefined` where there are none; it may run several times. */
export type Change = (value: Uint8Array | undefined) => BytesLike | Promise<BytesLike>

/** A key as an argument by name. */
interface Key {
  readonly key: string
}

/**
 * `this.session.storage`: bytes under keys, strongly consistent, shared by all hooks of the plugin
 * (the SDK's StorageInvocation, awaited). Keys have up to 256 bytes; arguments may be given by
 * position or as one object.
 *
 * @example
 * const isNew = await this.session.storage.set(`event/${id}`, '', { if_absent: true, ttl: 3600 })
 * const visitors = await this.session.storage.increment('visitors')
 */
export interface Storage {
  /** Gives the bytes of a key; throws NotFoundError where there are none. */
  get(key: string | Key): Promise<Uint8Array>
  /**
   * Sets a key and gives true; with `if_absent`, false where the key was there and was left alone.
   * Throws StorageQuotaError before anything is written.
   */
  set(key: string, val: BytesLike, options?: SetOptions): Promise<boolean>
  set(call: Key & { readonly val: BytesLike } & SetOptions): Promise<boolean>
  /** Removes a key; throws NotFoundError where there is none. */
  delete(key: string | Key): Promise<void>
  /** Tells whether a key is there. */
  exist(key: string | Key): Promise<boolean>
  /** Adds to a counter (decimal text, an absent one is 0) and gives the sum; concurrent steps all count. */
  increment(key: string, by?: number, options?: ChangeOptions): Promise<number>
  increment(call: Key & { readonly by?: number } & ChangeOptions): Promise<number>
  /** Sets a key to what `change` makes of its bytes, anew if another writer came first; gives the new bytes. */
  update(key: string, change: Change, options?: ChangeOptions): Promise<Uint8Array>
  update(call: Key & { readonly change: Change } & ChangeOptions): Promise<Uint8Array>
}
