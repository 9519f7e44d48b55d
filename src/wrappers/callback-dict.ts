/** A mapping that tells when it was changed (Werkzeug's `CallbackDict`). */
export class CallbackDict<K, V> extends Map<K, V> {
  /** Called with this after each change. */
  on_update: ((dict: this) => void) | null

  constructor(
    entries: Iterable<readonly [K, V]> = [],
    on_update: ((dict: CallbackDict<K, V>) => void) | null = null,
  ) {
    super()
    for (const [key, value] of entries) super.set(key, value)
    this.on_update = on_update
  }

  /** The value of a key; `fallback`, undefined unless given, where it is missing. */
  override get(key: K): V | undefined
  override get<D>(key: K, fallback: D): V | D
  override get(key: K, fallback?: unknown): unknown {
    return this.has(key) ? super.get(key) : fallback
  }

  /** The pairs, in order. */
  items(): IterableIterator<[K, V]> {
    return this.entries()
  }

  /** Removes a key and gives its value; where it is missing `fallback`, or a RangeError without one. */
  pop(key: K): V
  pop<D>(key: K, fallback: D): V | D
  pop(key: K, ...fallback: readonly unknown[]): unknown {
    if (!this.has(key)) {
      if (fallback.length > 0) return fallback[0]
      throw new RangeError(`There is no "${String(key)}" to remove`)
    }
    const value = super.get(key)
    this.delete(key)
    return value
  }

  /** Removes the last pair and gives it; a RangeError where there is none. */
  popitem(): [K, V] {
    const last = [...this].at(-1)
    if (last === undefined) throw new RangeError('There is nothing to remove')
    this.delete(last[0])
    return last
  }

  /** The value of a key, which is set where it is missing. */
  setdefault(key: K, value: V): V {
    if (!this.has(key)) this.set(key, value)
    return super.get(key) as V
  }

  /** Sets several keys, and tells of it once. */
  update(entries: Iterable<readonly [K, V]>): void {
    for (const [key, value] of entries) super.set(key, value)
    this.on_update?.(this)
  }

  override set(key: K, value: V): this {
    super.set(key, value)
    this.on_update?.(this)
    return this
  }

  override delete(key: K): boolean {
    const found = super.delete(key)
    if (found) this.on_update?.(this)
    return found
  }

  override clear(): void {
    super.clear()
    this.on_update?.(this)
  }
}
