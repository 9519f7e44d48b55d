import { BaseMultiDict, multiItems, type MultiDictInit } from './base-multi-dict.ts'
import { BadRequestKeyError } from './exceptions/bad-request.ts'

/**
 * A mapping with several values to a key (Werkzeug's `MultiDict`). What gives one value gives the first.
 *
 * @example
 * const fields = new MultiDict([['tag', 'a'], ['tag', 'b']])
 * fields.get('tag') // 'a'
 * fields.getlist('tag') // ['a', 'b']
 */
export class MultiDict<K = string, V = string> extends BaseMultiDict<K, V> {
  /** Appends a value to a key. */
  add(key: K, value: V): void {
    this.append(key, value)
  }

  /** Gives a key this one value instead of all it has (Python's `d[key] = value`). */
  set(key: K, value: V): void {
    this.map.set(key, [value])
  }

  /** Gives a key these values instead of all it has. */
  setlist(key: K, values: Iterable<V>): void {
    this.map.set(key, [...values])
  }

  /** The first value of a key, which is set to `value` where it is missing. */
  setdefault(key: K, value: V): V {
    if (!this.has(key)) this.set(key, value)
    return this.at(key)
  }

  /** The values of a key, which are set to `values` where it is missing. The list is the one in the dict. */
  setlistdefault(key: K, values: Iterable<V> = []): V[] {
    const found = this.map.get(key) ?? [...values]
    this.map.set(key, found)
    return found
  }

  /** Appends every value of a mapping; what is there stays. */
  update(mapping: MultiDictInit<K, V>): void {
    for (const [key, value] of multiItems(mapping)) this.append(key, value)
  }

  /** Removes a key and gives its first value, or the default where it has none; without one that is a `BadRequestKeyError`. */
  pop(key: K): V
  pop<D>(key: K, fallback: D): V | D
  pop(key: K, ...fallback: unknown[]): unknown {
    const values = this.poplist(key)
    if (values.length > 0) return values[0]
    if (fallback.length > 0) return fallback[0]
    throw new BadRequestKeyError(String(key))
  }

  /** Removes a key and gives its values; none where it is missing. */
  poplist(key: K): V[] {
    const values = this.map.get(key) ?? []
    this.map.delete(key)
    return values
  }

  /** Removes the last key and gives it with its first value. */
  popitem(): [K, V] {
    const [key, values] = this.popitemlist()
    if (values.length === 0) throw new BadRequestKeyError(String(key))
    return [key, values[0] as V]
  }

  /** Removes the last key and gives it with its values. */
  popitemlist(): [K, V[]] {
    if (this.length === 0) throw new BadRequestKeyError('popitem(): dictionary is empty')
    let last: K | undefined
    for (last of this.map.keys());
    return [last as K, this.poplist(last as K)]
  }

  /** Removes a key, if it is there (Python's `del d[key]`); whether it was. */
  delete(key: K): boolean {
    return this.map.delete(key)
  }

  /** Removes every key. */
  clear(): void {
    this.map.clear()
  }

  /** An independent copy; the values themselves are the same. */
  copy(): MultiDict<K, V> {
    return new MultiDict(this)
  }
}
