import { unquoteEtag } from './unquote-etag.ts'

/**
 * The tags of an `If-Match` or `If-None-Match` header (Werkzeug's `ETags`; RFC 9110, section 8.8.3),
 * without quotes. The empty tag `""` is null here, as Werkzeug has it.
 *
 * @example
 * if (r.if_none_match.contains_weak(version)) return new Response(null, { status: 304 })
 */
export class ETags implements Iterable<string | null> {
  /** Whether the header is `*`, which every tag matches. */
  readonly star_tag: boolean
  readonly #strong: ReadonlySet<string | null>
  readonly #weak: ReadonlySet<string | null>

  constructor(
    strong_etags: Iterable<string | null> = [],
    weak_etags: Iterable<string | null> = [],
    star_tag = false,
  ) {
    this.star_tag = star_tag
    this.#strong = new Set(star_tag ? [] : strong_etags)
    this.#weak = new Set(weak_etags)
  }

  /** Whether the header names any tag or `*` (Python's `bool`). */
  get provided(): boolean {
    return this.star_tag || this.#strong.size > 0 || this.#weak.size > 0
  }

  /** How many strong tags there are (Python's `len`). */
  get length(): number {
    return this.#strong.size
  }

  /** The strong tags, and with `include_weak` the weak ones too. */
  as_set(include_weak = false): Set<string | null> {
    return new Set(include_weak ? [...this.#strong, ...this.#weak] : this.#strong)
  }

  /** Whether a tag is among the weak ones. */
  is_weak(etag: string | null): boolean {
    return this.#weak.has(etag)
  }

  /** Whether a tag is among the strong ones; `*` does not count. */
  is_strong(etag: string | null): boolean {
    return this.#strong.has(etag)
  }

  /** Whether a tag matches by strong comparison: it is a strong one, or the header is `*`. */
  contains(etag: string): boolean {
    return this.star_tag || this.is_strong(etag)
  }

  /** Whether a tag matches by weak comparison: it is any of them, or the header is `*`. */
  contains_weak(etag: string): boolean {
    return this.is_weak(etag) || this.contains(etag)
  }

  /** Whether a tag as it stands in a header, `"x"` or `W/"x"`, matches. */
  contains_raw(etag: string): boolean {
    const { tag, weak } = unquoteEtag(etag)
    return weak ? this.contains_weak(tag) : this.contains(tag)
  }

  /** The same as `contains` (Python's `in`). */
  has(etag: string): boolean {
    return this.contains(etag)
  }

  /** The header's value. */
  to_header(): string {
    if (this.star_tag) return '*'
    const strong = Array.from(this.#strong, (tag) => `"${tag ?? ''}"`)
    const weak = Array.from(this.#weak, (tag) => `W/"${tag ?? ''}"`)
    return [...strong, ...weak].join(', ')
  }

  toString(): string {
    return this.to_header()
  }

  /** Iterates over the strong tags. */
  [Symbol.iterator](): IterableIterator<string | null> {
    return this.#strong[Symbol.iterator]()
  }
}
