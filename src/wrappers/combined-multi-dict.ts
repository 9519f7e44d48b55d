import { BaseMultiDict } from './base-multi-dict.ts'
import { missing } from './lookup.ts'
import { MultiDict } from './multi-dict.ts'

/**
 * Several multi dicts seen as one that cannot be changed (Werkzeug's `CombinedMultiDict`): one value
 * is that of the first dict which has the key, a list has those of all.
 */
export class CombinedMultiDict<K = string, V = string> extends BaseMultiDict<K, V> {
  /** The dicts, in the order in which they are asked. */
  readonly dicts: readonly BaseMultiDict<K, V>[]

  constructor(dicts: Iterable<BaseMultiDict<K, V>> = []) {
    super()
    this.dicts = [...dicts]
  }

  /** How many different keys there are. */
  override get length(): number {
    return this.#keys().size
  }

  /** The keys of all dicts, each once. */
  override keys(): IterableIterator<K> {
    return this.#keys()[Symbol.iterator]()
  }

  #keys(): Set<K> {
    return new Set(this.dicts.flatMap((dict) => [...dict.keys()]))
  }

  /** Each key with its first value; with `multi` each value with its key, dict after dict. */
  override *items(options?: { readonly multi?: boolean }): IterableIterator<[K, V]> {
    if (options?.multi === true) for (const dict of this.dicts) yield* dict.items(options)
    else yield* super.items()
  }

  override *lists(): IterableIterator<[K, V[]]> {
    const lists = new Map<K, V[]>()
    for (const dict of this.dicts) {
      for (const [key, values] of dict.lists()) {
        lists.set(key, [...(lists.get(key) ?? []), ...values])
      }
    }
    yield* lists
  }

  /** A copy that can be changed. */
  copy(): MultiDict<K, V> {
    return new MultiDict(this)
  }

  protected override find(key: K): readonly V[] | undefined {
    const holders = this.dicts.filter((dict) => dict.has(key))
    return holders.length === 0 ? undefined : holders.flatMap((dict) => dict.getlist(key))
  }

  /** Where `type` fails on the value of one dict, the next dict is asked. */
  protected override first<T>(key: K, type: (value: V) => T): T | typeof missing {
    for (const dict of this.dicts) {
      const value = dict.get<T, typeof missing>(key, { default: missing, type })
      if (value !== missing) return value
    }
    return missing
  }
}
