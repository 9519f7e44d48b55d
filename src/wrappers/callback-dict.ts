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
