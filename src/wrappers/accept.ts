import { dumpOptionsHeader } from './dump-header.ts'
import { parseListHeader } from './parse-list-header.ts'
import { parseOptionsHeader } from './parse-options-header.ts'
import { strip } from './strip.ts'

/** A value that the client takes, and how much it wants it: 0 (not at all) to 1. */
export type AcceptItem = readonly [value: string, quality: number]

const compareSpecificity = (a: readonly number[], b: readonly number[]): number => {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** A quality as Python writes a float. */
const formatQuality = (quality: number): string => {
  if (Number.isInteger(quality)) return Object.is(quality, -0) ? '-0.0' : quality.toFixed(1)
  return quality < 1e-4 ? quality.toExponential().replace(/e-(\d)$/, 'e-0$1') : String(quality)
}

/**
 * An `Accept-Encoding` header, and the base of the other three (Werkzeug's `Accept`; RFC 9110, section
 * 12.5). Items are sorted by specificity, then quality.
 *
 * @example
 * r.accept_encodings.quality('br') // 0 where the client does not take it
 * r.accept_mimetypes.best_match(['application/json', 'text/html'])
 */
export class Accept implements Iterable<AcceptItem> {
  /** Whether the header was sent and is not empty. */
  readonly provided: boolean
  readonly #items: readonly AcceptItem[]

  constructor(items: Iterable<AcceptItem> | null = null) {
    this.provided = items !== null
    const ranked = Array.from(items ?? [], (item) => ({ item, rank: this.specificity(item[0]) }))
    ranked.sort((a, b) => compareSpecificity(b.rank, a.rank) || b.item[1] - a.item[1])
    this.#items = ranked.map(({ item }) => item)
  }

  /** How many items there are (Python's `len`). */
  get length(): number {
    return this.#items.length
  }

  /** The first item's value, which is the most specific one, or null. */
  get best(): string | null {
    return this.#items[0]?.[0] ?? null
  }

  /** The item at an index, or the quality of a value (Python's `accept[key]`). */
  at(key: string): number
  at(key: number): AcceptItem
  at(key: string | number): number | AcceptItem {
    if (typeof key === 'string') return this.quality(key)
    const item = this.#items.at(key)
    if (item === undefined) throw new RangeError(`The header has no item ${key}`)
    return item
  }

  /** The quality of the first item that matches a value; 0 where none does. */
  quality(value: string): number {
    return this.#firstMatch(value)?.[1] ?? 0
  }

  /** Whether an item matches a value, even one with quality 0 (Python's `in`). */
  has(value: string): boolean {
    return this.find(value) !== -1
  }

  /** Where the first item that matches a value stands; -1 where none does. */
  find(value: string): number {
    return this.#items.findIndex(([item]) => this.matches(value, item))
  }

  /** Where the first item that matches a value stands; a missing one is a RangeError. */
  index(value: string): number {
    const index = this.find(value)
    if (index === -1) throw new RangeError(`The client does not name "${value}"`)
    return index
  }

  /** The values without their qualities. */
  *values(): IterableIterator<string> {
    for (const [value] of this.#items) yield value
  }

  /** The candidate that the client wants most, ties going to the more specific item, then to the first candidate; else `default` (null). */
  best_match(candidates: Iterable<string>): string | null
  best_match<D extends string | null>(candidates: Iterable<string>, fallback: D): string | D
  best_match(candidates: Iterable<string>, fallback: string | null = null): string | null {
    let best = fallback
    let bestQuality = 0
    let bestRank: readonly number[] = []
    for (const candidate of candidates) {
      const [value, quality] = this.#firstMatch(candidate) ?? ['', 0]
      if (quality <= 0 || quality < bestQuality) continue
      const rank = this.specificity(value)
      if (quality > bestQuality || compareSpecificity(rank, bestRank) > 0) {
        best = candidate
        bestQuality = quality
        bestRank = rank
      }
    }
    return best
  }

  /** The header's value, sorted. */
  to_header(): string {
    return this.#items
      .map(([value, quality]) => (quality === 1 ? value : `${value};q=${formatQuality(quality)}`))
      .join(',')
  }

  toString(): string {
    return this.to_header()
  }

  [Symbol.iterator](): IterableIterator<AcceptItem> {
    return this.#items[Symbol.iterator]()
  }

  /** How specific an item is: 1 for each part that is not `*`. */
  protected specificity(value: string): readonly number[] {
    return [value === '*' ? 0 : 1]
  }

  /** Whether a value of the application matches an item of the client. */
  protected matches(value: string, item: string): boolean {
    return item === '*' || item.toLowerCase() === value.toLowerCase()
  }

  #firstMatch(value: string): AcceptItem | undefined {
    return this.#items.find(([item]) => this.matches(value, item))
  }
}

/** The items of an Accept header, or null where it is missing or empty; an item with a bad `q` is dropped ([K6]). */
export const parseAccept = (header: string | null): AcceptItem[] | null => {
  if (header === null || header === '') return null
  const items: AcceptItem[] = []
  for (const item of parseListHeader(header)) {
    const { value, options } = parseOptionsHeader(item)
    const text = strip(options.get('q') ?? '1')
    const quality = /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : -1
    options.delete('q')
    if (quality >= 0 && quality <= 1) items.push([dumpOptionsHeader(value, options), quality])
  }
  return items
}
