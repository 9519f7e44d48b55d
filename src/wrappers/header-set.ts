import { quoteHeaderValue } from './dump-header.ts'

/**
 * The items of a header such as `Vary` or `Allow`: ordered, found in any case, each once (Werkzeug's
 * `HeaderSet`). Each change calls `on_update`.
 */
export class HeaderSet implements Iterable<string> {
  readonly #headers: string[]
  readonly #set: Set<string>
  /** Called with this after each change. */
  on_update: ((set: HeaderSet) => void) | null

  constructor(
    headers: Iterable<string> | null = null,
    on_update: ((set: HeaderSet) => void) | null = null,
  ) {
    this.#headers = [...(headers ?? [])]
    this.#set = new Set(this.#headers.map((header) => header.toLowerCase()))
    this.on_update = on_update
  }

  /** How many different items there are (Python's `len`). */
  get length(): number {
    return this.#set.size
  }

  /** Whether an item is there, in any case (Python's `in`). */
  has(header: string): boolean {
    return this.#set.has(header.toLowerCase())
  }

  /** Appends an item that is not there yet. */
  add(header: string): void {
    this.update([header])
  }

  /** Appends those items that are not there yet. */
  update(headers: Iterable<string>): void {
    const before = this.#set.size
    for (const header of headers) {
      if (this.has(header)) continue
      this.#headers.push(header)
      this.#set.add(header.toLowerCase())
    }
    if (this.#set.size > before) this.on_update?.(this)
  }

  /** Removes an item; a missing one is a RangeError. */
  remove(header: string): void {
    if (!this.#set.delete(header.toLowerCase())) {
      throw new RangeError(
        `Cannot remove "${header}", which is not in the header; discard() would not mind`,
      )
    }
    // Werkzeug looks for the item as given among the lower-case ones, so one with capitals stays in the text ([O1]).
    const index = this.#headers.findIndex((item) => item.toLowerCase() === header)
    if (index !== -1) this.#headers.splice(index, 1)
    this.on_update?.(this)
  }

  /** Removes an item, if it is there. */
  discard(header: string): void {
    if (this.has(header)) this.remove(header)
  }

  /** Removes the first item and gives it; a RangeError where there is none. */
  pop(): string {
    const header = this.at(0)
    this.discard(header)
    return header
  }

  /** Whether none of these is an item (Python's `isdisjoint`). */
  isdisjoint(others: Iterable<string>): boolean {
    for (const other of others) if (this.has(other)) return false
    return true
  }

  /** Removes every item. */
  clear(): void {
    this.#set.clear()
    this.#headers.length = 0
    this.on_update?.(this)
  }

  /** Where an item stands, in any case; -1 where it is missing. */
  find(header: string): number {
    const key = header.toLowerCase()
    return this.#headers.findIndex((item) => item.toLowerCase() === key)
  }

  /** Where an item stands; a missing one is a RangeError. */
  index(header: string): number {
    const index = this.find(header)
    if (index === -1) throw new RangeError(`"${header}" is not in the header`)
    return index
  }

  /** The item at an index (Python's `headers[i]`). */
  at(index: number): string {
    const header = this.#headers.at(index)
    if (header === undefined) throw new RangeError(`The header has no item ${index}`)
    return header
  }

  /** The items as a Set: in lower case, or with `preserve_casing` as they are. */
  as_set(preserve_casing = false): Set<string> {
    return new Set(preserve_casing ? this.#headers : this.#set)
  }

  /** The header's value. */
  to_header(): string {
    return this.#headers.map((header) => quoteHeaderValue(header)).join(', ')
  }

  toString(): string {
    return this.to_header()
  }

  [Symbol.iterator](): IterableIterator<string> {
    return this.#headers[Symbol.iterator]()
  }
}
