import type { BytesLike } from './bytes.ts'
import type { SessionContext } from './session-context.ts'

/** How a value is kept. */
export interface SetOptions {
  /** Seconds until the key is as if it had never been set; without it the key stays. */
  readonly ttl?: number
  /** Sets only a key that is absent or expired. */
  readonly if_absent?: boolean
}

/** How a value is changed. */
export interface ChangeOptions {
  /** Seconds until a key that the change creates expires; a key that is there keeps its own time. */
  readonly ttl?: number
}

/**
 * `this.session.storage`: bytes under keys, strongly consistent, shared by all hooks of the plugin
 * (the SDK's StorageInvocation, awaited). Every call may also be given its arguments as one object.
 */
export interface Storage {
  /** Gives the bytes of a key; throws NotFoundError where there are none. */
  get(key: string | { readonly key: string }): Promise<Uint8Array>
  /** Sets a key that is absent, in one step with finding out; gives whether it was set. */
  set(
    key: string,
    val: BytesLike,
    options: SetOptions & { readonly if_absent: true },
  ): Promise<boolean>
  set(
    call: { readonly key: string; readonly val: BytesLike } & SetOptions & {
        readonly if_absent: true
      },
  ): Promise<boolean>
  /** Sets a key, whatever it holds; a quota that the value would pass throws before anything is written. */
  set(key: string, val: BytesLike, options?: SetOptions): Promise<void>
  set(call: { readonly key: string; readonly val: BytesLike } & SetOptions): Promise<void>
  /** Removes a key; throws NotFoundError where there is none. */
  delete(key: string | { readonly key: string }): Promise<void>
  /** Tells whether a key is there. */
  exist(key: string | { readonly key: string }): Promise<boolean>
  /** Adds to a counter (decimal text; an absent one counts from 0) and gives the sum; concurrent calls all count. */
  increment(key: string, by?: number, options?: ChangeOptions): Promise<number>
  /**
   * Sets a key to what `change` makes of its bytes (`undefined` where absent), and does so again from
   * the newer bytes if another writer came first; gives the bytes that were set.
   */
  update(
    key: string,
    change: (value: Uint8Array | undefined) => BytesLike | Promise<BytesLike>,
    options?: ChangeOptions,
  ): Promise<Uint8Array>
}

/** Creates the storage of a plugin over its D1 binding `DB`. */
export function createStorage(context: SessionContext): Storage {
  throw new Error(`storage of ${context.manifest.name} is not wired`)
}
