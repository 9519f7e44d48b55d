import { BadRequestKeyError } from './exceptions/bad-request.ts'
import {
  convertAll,
  convertValue,
  lookupOptions,
  missing,
  type BareDefault,
  type LookupOptions,
} from './lookup.ts'

/** What a multi dict can be made of: pairs, a mapping (a list gives several values), another multi dict. */
export type MultiDictInit<K, V> =
  | BaseMultiDict<K, V>
  | Iterable<readonly [K, V]>
  | Readonly<Record<string, V | readonly V[]>>

/** What all multi dicts can be asked; keys come in the order of their first appearance. */
export abstract class BaseMultiDict<K, V> implements Iterable<K> {
  protected readonly map: Map<K, V[]> = new Map()

  constructor(mapping?: MultiDictInit<K, V> | null) {
    for (const [key, value] of multiItems(mapping)) this.append(key, value)
  }

  /** How many keys there are (Python's `len`). */
  get length(): number {
    return this.map.size
  }

  /** Whether a key is there (Python's `in`). */
  has(key: K): boolean {
    return this.find(key) !== undefined
  }

  /** The first value of a key; a missing one is a 400 (Python's `d[key]`, Werkzeug's `BadRequestKeyError`). */
  at(key: K): V {
    const value = this.first(key, identity)
    if (value === missing) throw new BadRequestKeyError(String(key))
    return value
  }

  /** The first value of a key, or `default` (null); `type` converts it, and where that fails `default` stands. */
  get(key: K): V | null
  get<const D extends BareDefault>(key: K, fallback: D): V | D
  get<T = V, D = null>(key: K, options: LookupOptions<V, T, D>): T | D
  get(key: K, argument?: LookupOptions<V, unknown, unknown> | BareDefault): unknown {
    const { default: fallback = null, type = identity } = lookupOptions(argument)
    const value = this.first(key, type)
    return value === missing ? fallback : value
  }

  /** Every value of a key, in order; `type` converts them and leaves out those where it fails. */
  getlist(key: K): V[]
  getlist<T>(key: K, options: { readonly type: (value: V) => T }): T[]
  getlist(key: K, options?: { readonly type?: (value: V) => unknown }): unknown[] {
    return convertAll(this.find(key) ?? [], options?.type)
  }

  /** Each key with its first value; with `multi` each value with its key. */
  *items(options?: { readonly multi?: boolean }): IterableIterator<[K, V]> {
    for (const [key, values] of this.lists()) {
      for (const value of options?.multi === true ? values : values.slice(0, 1)) yield [key, value]
    }
  }

  /** The keys, each once. */
  keys(): IterableIterator<K> {
    return this.map.keys()
  }

  /** The first value of each key. */
  *values(): IterableIterator<V> {
    for (const [, value] of this.items()) yield value
  }

  /** Each key with the list of its values. */
  *lists(): IterableIterator<[K, V[]]> {
    for (const [key, values] of this.map) yield [key, [...values]]
  }

  /** The list of values of each key. */
  *listvalues(): IterableIterator<V[]> {
    for (const [, values] of this.lists()) yield values
  }

  /** A plain object with the first value of each key; with `flat: false` with the list of its values. */
  to_dict(options?: { readonly flat?: true }): Record<string, V>
  to_dict(options: { readonly flat: false }): Record<string, V[]>
  to_dict(options?: { readonly flat?: boolean }): Record<string, V> | Record<string, V[]> {
    return options?.flat === false
      ? Object.fromEntries(this.lists())
      : Object.fromEntries(this.items())
  }

  /** What `JSON.stringify` writes: the first value of each key. */
  toJSON(): Record<string, V> {
    return this.to_dict()
  }

  /** Iterates over the keys, as Python does. */
  [Symbol.iterator](): IterableIterator<K> {
    return this.keys()
  }

  protected append(key: K, value: V): void {
    const values = this.map.get(key)
    if (values === undefined) this.map.set(key, [value])
    else values.push(value)
  }

  protected find(key: K): readonly V[] | undefined {
    return this.map.get(key)
  }

  /** The first value of a key, converted; `missing` where there is none or it fails. */
  protected first<T>(key: K, type: (value: V) => T): T | typeof missing {
    const values = this.find(key)
    return values === undefined || values.length === 0
      ? missing
      : convertValue(values[0] as V, type)
  }
}

const identity = <V>(value: V): V => value

/** Every key and value of what a multi dict can be made of; an empty list gives nothing. */
export const multiItems = <K, V>(
  mapping: MultiDictInit<K, V> | null | undefined,
): Iterable<readonly [K, V]> => {
  if (mapping === undefined || mapping === null) return []
  if (mapping instanceof BaseMultiDict) return mapping.items({ multi: true })
  if (Symbol.iterator in mapping) return mapping as Iterable<readonly [K, V]>
  // A mapping's keys are text; K is wider only where pairs were given.
  return Object.entries(mapping).flatMap(([key, values]) =>
    [values].flat().map((value): [K, V] => [key as K, value as V]),
  )
}
