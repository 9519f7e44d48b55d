import { dumpOptionsHeader, type HeaderParameter } from './dump-header.ts'
import { headerValue } from './header-value.ts'

/** One header as it is sent: the name in the spelling it was set with, and the value. */
export type HeaderItem = readonly [name: string, value: string]

/** Parameters of a header value, as Python's keyword arguments: `_` in a name becomes `-`. */
export type HeaderParameters = Readonly<Record<string, HeaderParameter>>

/** What a `Headers` can be made of: pairs, a mapping (a list gives the header several times), other headers. */
export type HeadersInit =
  | Iterable<readonly [string, string | number]>
  | Readonly<Record<string, string | number | Iterable<string | number>>>

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

  /** The first value of a header, or `default` (null); `type` converts it, and where it throws `default` stands. */
  get(name: string): string | null
  get<D>(name: string, options: { readonly default: D }): string | D
  get<T, D = null>(
    name: string,
    options: { readonly default?: D; readonly type: (value: string) => T },
  ): T | D
  get(
    name: string,
    options?: { readonly default?: unknown; readonly type?: (value: string) => unknown },
  ): unknown {
    const index = this.#find(name)
    const fallback = options?.default ?? null
    if (index === -1) return fallback
    return convert(this.#valueAt(index), options?.type ?? identity, fallback)
  }

  /** Every value of a header, in order; `type` converts them and leaves out those where it throws. */
  getlist(name: string): string[]
  getlist<T>(name: string, options: { readonly type: (value: string) => T }): T[]
  getlist(name: string, options?: { readonly type: (value: string) => unknown }): unknown[] {
    const key = name.toLowerCase()
    const found = this._list.filter((item) => item[0].toLowerCase() === key)
    const missing = {}
    return found
      .map((item) => convert(item[1], options?.type ?? identity, missing))
      .filter((value) => value !== missing)
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
    this._list.push([name, headerValue(withParameters(value, parameters))])
  }

  /** Appends a header: `add` under the name of Python's `wsgiref`. */
  add_header(name: string, value: string | number, parameters?: HeaderParameters): void {
    this.add(name, value, parameters)
  }

  /** Puts the value where the header first stood, or at the end, and removes its repetitions. */
  set(name: string, value: string | number, parameters?: HeaderParameters): void {
    const item: HeaderItem = [name, headerValue(withParameters(value, parameters))]
    const index = this.#find(name)
    if (index === -1) {
      this._list.push(item)
      return
    }
    const key = name.toLowerCase()
    this._list[index] = item
    this._list = this._list.filter((other, at) => at <= index || other[0].toLowerCase() !== key)
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
    return this.get(name, { default: '' })
  }

  /** All values of a header; where there is none, sets them first. */
  setlistdefault(name: string, values: Iterable<string | number>): string[] {
    if (!this.has(name)) this.setlist(name, values)
    return this.getlist(name)
  }

  /** Appends every header of the argument. */
  extend(headers: HeadersInit): void {
    for (const [name, value] of pairsOf(headers)) this.add(name, value)
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
    this._list = this._list.filter((item) => item[0].toLowerCase() !== key)
  }

  /** Removes a header and gives its first value, or `fallback` where it was not there. */
  pop<D = null>(name: string, fallback?: D): string | D {
    const value = this.get(name, { default: fallback ?? (null as D) })
    this.remove(name)
    return value
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
  *items(lower = false): Generator<HeaderItem> {
    for (const [name, value] of this._list) yield [lower ? name.toLowerCase() : name, value]
  }

  /** The names, in order, each as often as it occurs. */
  *keys(lower = false): Generator<string> {
    for (const [name] of this.items(lower)) yield name
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

  #find(name: string): number {
    const key = name.toLowerCase()
    return this._list.findIndex((item) => item[0].toLowerCase() === key)
  }

  #valueAt(index: number): string {
    return this._list[index]?.[1] ?? ''
  }
}

const identity = (value: string): unknown => value

const convert = (value: string, type: (value: string) => unknown, fallback: unknown): unknown => {
  try {
    return type(value)
  } catch {
    return fallback
  }
}

const withParameters = (
  value: string | number,
  parameters: HeaderParameters | undefined,
): string | number => {
  if (parameters === undefined) return value
  const pairs = Object.entries(parameters).map(
    ([key, item]) => [key.replaceAll('_', '-'), item] as const,
  )
  return pairs.length === 0 ? value : dumpOptionsHeader(String(value), pairs)
}

const valuesOf = (value: string | number | Iterable<string | number>): Iterable<string | number> =>
  typeof value === 'string' || typeof value === 'number' ? [value] : value

function* pairsOf(headers: HeadersInit): Generator<readonly [string, string | number]> {
  if (Symbol.iterator in headers) {
    yield* headers as Iterable<readonly [string, string | number]>
    return
  }
  for (const [name, value] of Object.entries(headers)) {
    for (const one of valuesOf(value)) yield [name, one]
  }
}
