import { BadRequestKeyError } from './exceptions/bad-request.ts'
import {
  type HeaderItem,
  type HeaderParameters,
  type HeadersInit,
  valuesOf,
  withParameters,
} from './header-pairs.ts'
import { headerValue } from './header-value.ts'
import { convertAll, lookUp, type BareDefault, type LookupOptions } from './lookup.ts'

/**
 * The headers of a response: an ordered list that may hold a name several times and finds names in
 * any case (Werkzeug's `Headers`). Values with a line break are refused.
 *
 * @example
 * response.headers.add('Link', '</next>; rel=next')
 * response.headers.set('Content-Disposition', 'attachment', { filename: 'report.pdf' })
 */
export class Headers implements Iterable<HeaderItem> {
  /** @internal The items; to-fetch.ts reads them without a copy. */
  _list: HeaderItem[] = []

  constructor(defaults?: HeadersInit | null) {
    if (defaults !== undefined && defaults !== null) this.extend(defaults)
  }

  /** How many headers there are, each repetition counted. */
  get length(): number {
    return this._list.length
  }

  /** The first value of a header; a missing one is a `BadRequestKeyError` (Python's `headers[name]`). */
  at(name: string): string {
    const value = this.get(name)
    if (value === null) throw new BadRequestKeyError(name)
    return value
  }

  /** The first value of a header, or `default` (null); `type` converts it, and where that fails `default` stands. */
  get(name: string): string | null
  get<const D extends BareDefault>(name: string, fallback: D): string | D
  get<T = string, D = null>(name: string, options: LookupOptions<string, T, D>): T | D
  get(name: string, argument?: LookupOptions<string, unknown, unknown> | BareDefault): unknown {
    return lookUp(this._list[this.#find(name)]?.[1] ?? null, argument)
  }

  /** Every value of a header, in order; `type` converts them and leaves out those where it fails. */
  getlist(name: string): string[]
  getlist<T>(name: string, options: { readonly type: (value: string) => T }): T[]
  getlist(name: string, options?: { readonly type: (value: string) => unknown }): unknown[] {
    const key = name.toLowerCase()
    const found = this._list.filter((item) => isNamed(item, key))
    const values = found.map(([, value]) => value)
    return convertAll(values, options?.type)
  }

  /** Every value of a header: `getlist` under the name of Python's `wsgiref`. */
  get_all(name: string): string[] {
    return this.getlist(name)
  }

  /** Whether a header is there (Python's `in`). */
  has(name: string): boolean {
    return this.#find(name) !== -1
  }

  /** Appends a header; others of the same name stay. Parameters become `; key=value`. */
  add(name: string, value: string | number, parameters?: HeaderParameters): void {
    this._list.push([name, headerValue(name, withParameters(value, parameters))])
  }

  /** Appends a header: `add` under the name of Python's `wsgiref`. */
  add_header(name: string, value: string | number, parameters?: HeaderParameters): void {
    this.add(name, value, parameters)
  }

  /** Puts the value where the header first stood, or at the end, and removes its repetitions. */
  set(name: string, value: string | number, parameters?: HeaderParameters): void {
    const item: HeaderItem = [name, headerValue(name, withParameters(value, parameters))]
    const index = this.#find(name)
    if (index === -1) {
      this._list.push(item)
      return
    }
    this._list[index] = item
    if (this.#find(name, index + 1) === -1) return
    const key = name.toLowerCase()
    this._list = this._list.filter((other, at) => at <= index || !isNamed(other, key))
  }

  /** Replaces all values of a header: the first takes the old place, the others are appended. */
  setlist(name: string, values: Iterable<string | number>): void {
    const [first, ...others] = values
    if (first === undefined) {
      this.remove(name)
      return
    }
    this.set(name, first)
    for (const value of others) this.add(name, value)
  }

  /** The first value of a header; where there is none, sets it to `value` first. */
  setdefault(name: string, value: string | number): string {
    if (!this.has(name)) this.set(name, value)
    return this.get(name, '')
  }

  /** All values of a header; where there is none, sets them first. */
  setlistdefault(name: string, values: Iterable<string | number>): string[] {
    if (!this.has(name)) this.setlist(name, values)
    return this.getlist(name)
  }

  /** Appends every header of the argument. */
  extend(headers: HeadersInit): void {
    if (Symbol.iterator in headers) {
      for (const [name, value] of headers) this.add(name, value)
      return
    }
    for (const [name, value] of Object.entries(headers)) {
      if (typeof value === 'string') this.add(name, value)
      else for (const one of valuesOf(value)) this.add(name, one)
    }
  }

  /** Replaces the headers that the argument names; a list, or other headers, give all their values. */
  update(headers: HeadersInit): void {
    if (headers instanceof Headers) {
      for (const name of headers.keys()) this.setlist(name, headers.getlist(name))
    } else if (Symbol.iterator in headers) {
      for (const [name, value] of headers) this.set(name, value)
    } else {
      for (const [name, value] of Object.entries(headers)) this.setlist(name, valuesOf(value))
    }
  }

  /** Removes a header with all its repetitions, if it is there (Python's `del`). */
  remove(name: string): void {
    const key = name.toLowerCase()
    this._list = this._list.filter((item) => !isNamed(item, key))
  }

  /** Removes a header and gives its first value, or `fallback` where it was not there. */
  pop(name: string): string | null
  pop<D>(name: string, fallback: D): string | D
  pop(name: string, fallback: unknown = null): unknown {
    const value = this.get(name)
    this.remove(name)
    return value ?? fallback
  }

  /** Removes the last header and gives it, or undefined where there is none. */
  popitem(): HeaderItem | undefined {
    return this._list.pop()
  }

  /** Removes every header. */
  clear(): void {
    this._list = []
  }

  /** The headers as pairs, in order; `lower` gives the names in lower case. */
  *items(options?: { readonly lower?: boolean }): Generator<HeaderItem> {
    const lower = options?.lower === true
    for (const [name, value] of this._list) yield [lower ? name.toLowerCase() : name, value]
  }

  /** The names, in order, each as often as it occurs. */
  *keys(options?: { readonly lower?: boolean }): Generator<string> {
    for (const [name] of this.items(options)) yield name
  }

  /** The values, in order. */
  *values(): Generator<string> {
    for (const [, value] of this._list) yield value
  }

  [Symbol.iterator](): ArrayIterator<HeaderItem> {
    return this._list[Symbol.iterator]()
  }

  /** An independent copy. */
  copy(): Headers {
    const copy = new Headers()
    copy._list = [...this._list]
    return copy
  }

  /** The headers as pairs, in a new array. */
  to_wsgi_list(): HeaderItem[] {
    return [...this._list]
  }

  /** The headers as they stand in an HTTP/1.1 message, with the empty line at the end. */
  toString(): string {
    return [...this._list.map(([name, value]) => `${name}: ${value}`), '\r\n'].join('\r\n')
  }

  #find(name: string, from = 0): number {
    const key = name.toLowerCase()
    for (let index = from; index < this._list.length; index += 1) {
      const item = this._list[index]
      if (item !== undefined && isNamed(item, key)) return index
    }
    return -1
  }
}

// Lengths are compared first, since lower case costs a string.
const isNamed = ([name]: HeaderItem, key: string): boolean =>
  name.length === key.length && name.toLowerCase() === key
