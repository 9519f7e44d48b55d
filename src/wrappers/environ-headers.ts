import { BadRequestKeyError } from './exceptions/bad-request.ts'
import { convertAll, lookUp, type BareDefault, type LookupOptions } from './lookup.ts'
import { titleCase } from './title-case.ts'

/** Headers that stand before the caller's, by lower-case name; null hides what the caller sent. */
export type HeaderOverlay = Readonly<Record<string, string | null>>

/**
 * The headers of a request, which cannot be changed (Werkzeug's `EnvironHeaders`): a view of the Fetch
 * headers, not a copy. Names are found in any case; a repeated header is one value joined with ", ".
 *
 * @example
 * r.headers.get('X-Signature') // text or null
 * r.headers.at('X-Signature') // a 400 where the caller left it out
 */
export class EnvironHeaders implements Iterable<[name: string, value: string]> {
  readonly #raw: globalThis.Headers
  readonly #overlay: HeaderOverlay

  constructor(raw: globalThis.Headers, overlay: HeaderOverlay = {}) {
    this.#raw = raw
    this.#overlay = overlay
  }

  /** How many headers there are (Python's `len`). */
  get length(): number {
    return [...this].length
  }

  /** Whether a header is there (Python's `in`). */
  has(name: string): boolean {
    return this.#find(name) !== null
  }

  /** The value of a header; a missing one is a 400 (Python's `headers[name]`). */
  at(name: string): string {
    const value = this.#find(name)
    if (value === null) throw new BadRequestKeyError(name)
    return value
  }

  /** The value of a header, or `default` (null); `type` converts it, and where that fails `default` stands. */
  get(name: string): string | null
  get<const D extends BareDefault>(name: string, fallback: D): string | D
  get<T = string, D = null>(name: string, options: LookupOptions<string, T, D>): T | D
  get(name: string, argument?: LookupOptions<string, unknown, unknown> | BareDefault): unknown {
    return lookUp(this.#find(name), argument)
  }

  /** The value of a header as a list of one, or an empty list; `type` converts it. */
  getlist(name: string): string[]
  getlist<T>(name: string, options: { readonly type: (value: string) => T }): T[]
  getlist(name: string, options?: { readonly type: (value: string) => unknown }): unknown[] {
    const value = this.#find(name)
    return value === null ? [] : convertAll([value], options?.type)
  }

  /** The value of a header as a list: `getlist` under the name of Python's `wsgiref`. */
  get_all(name: string): string[] {
    return this.getlist(name)
  }

  /** The headers as pairs, names spelled `Content-Type`; `lower` gives them in lower case. */
  *items(options?: { readonly lower?: boolean }): IterableIterator<[name: string, value: string]> {
    // Fetch has the names in lower case.
    const spell = options?.lower === true ? (name: string) => name : titleCase
    for (const [name, value] of this.#raw) {
      if (!Object.hasOwn(this.#overlay, name)) yield [spell(name), value]
    }
    for (const [name, value] of Object.entries(this.#overlay)) {
      if (value !== null) yield [spell(name), value]
    }
  }

  /** The names of the headers. */
  *keys(options?: { readonly lower?: boolean }): IterableIterator<string> {
    for (const [name] of this.items(options)) yield name
  }

  /** The values of the headers. */
  *values(): IterableIterator<string> {
    for (const [, value] of this.items()) yield value
  }

  /** The headers as pairs, in a new array. */
  to_wsgi_list(): [name: string, value: string][] {
    return [...this.items()]
  }

  /** Iterates over pairs, as Werkzeug's headers do. */
  [Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    return this.items()
  }

  /** What `JSON.stringify` writes: a plain object. */
  toJSON(): Record<string, string> {
    return Object.fromEntries(this)
  }

  #find(name: string): string | null {
    const key = name.toLowerCase()
    if (Object.hasOwn(this.#overlay, key)) return this.#overlay[key] ?? null
    try {
      return this.#raw.get(key)
    } catch {
      // Fetch throws on what cannot be a header's name; no header has it.
      return null
    }
  }
}
