import { dumpPairs } from './dump-header.ts'
import { parseDictHeader } from './parse-dict-header.ts'
import { parseInteger } from './parse-integer.ts'

/**
 * The `Cache-Control` header of a request, which cannot be changed (Werkzeug's `RequestCacheControl`;
 * RFC 9111, section 5.2.1): a mapping of directives, those without a value null.
 */
export class RequestCacheControl implements Iterable<string> {
  /** Whether the header was sent and is not empty. */
  readonly provided: boolean
  readonly #directives: ReadonlyMap<string, string | null>

  constructor(directives: Iterable<readonly [string, string | null]> | null = null) {
    this.provided = directives !== null
    this.#directives = new Map(directives)
  }

  /** How many directives there are (Python's `len`). */
  get length(): number {
    return this.#directives.size
  }

  /** Whether a directive is there (Python's `in`); the case counts. */
  has(directive: string): boolean {
    return this.#directives.has(directive)
  }

  /** The value of a directive as it stands, null where it has none; `fallback`, null unless given, where it is missing. */
  get(directive: string, fallback: string | null = null): string | null {
    const value = this.#directives.get(directive)
    return value === undefined ? fallback : value
  }

  /** The names of the directives. */
  keys(): IterableIterator<string> {
    return this.#directives.keys()
  }

  /** The values of the directives. */
  values(): IterableIterator<string | null> {
    return this.#directives.values()
  }

  /** The directives with their values, in order. */
  items(): IterableIterator<[directive: string, value: string | null]> {
    return this.#directives.entries()
  }

  /** Seconds, or null. */
  get max_age(): number | null {
    return this.#seconds('max-age')
  }

  /** Seconds, true without a value, or null. */
  get max_stale(): number | true | null {
    return this.has('max-stale') && this.get('max-stale') === null
      ? true
      : this.#seconds('max-stale')
  }

  /** Seconds, or null. */
  get min_fresh(): number | null {
    return this.#seconds('min-fresh')
  }

  /** Seconds, or null. */
  get stale_if_error(): number | null {
    return this.#seconds('stale-if-error')
  }

  get no_cache(): boolean {
    return this.has('no-cache')
  }

  get no_store(): boolean {
    return this.has('no-store')
  }

  get no_transform(): boolean {
    return this.has('no-transform')
  }

  get only_if_cached(): boolean {
    return this.has('only-if-cached')
  }

  /** The header's value. */
  to_header(): string {
    return dumpPairs(this.#directives)
  }

  toString(): string {
    return this.to_header()
  }

  /** Iterates over the names of the directives. */
  [Symbol.iterator](): IterableIterator<string> {
    return this.#directives.keys()
  }

  #seconds(directive: string): number | null {
    const value = this.get(directive)
    return value === null ? null : parseInteger(value)
  }
}

/** Parses the `Cache-Control` header of a request ([K10]). */
export const parseRequestCacheControl = (header: string | null): RequestCacheControl =>
  new RequestCacheControl(header === null || header === '' ? null : parseDictHeader(header))
