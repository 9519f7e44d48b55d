import { parsePlainInteger } from './parse-integer.ts'

/** Whether a range can be part of something this long; null is unknown (Werkzeug's `is_byte_range_valid`). */
export const isByteRangeValid = (
  start: number | null,
  stop: number | null,
  length: number | null,
): boolean => {
  if (start === null || stop === null) return start === stop && (length === null || length >= 0)
  return start >= 0 && start < stop && (length === null || start < length)
}

/**
 * A `Content-Range` header (Werkzeug's `ContentRange`; RFC 9110, section 14.4). `stop` is exclusive;
 * setting a part calls `on_update`.
 */
export class ContentRange {
  #units: string | null = null
  #start: number | null = null
  #stop: number | null = null
  #length: number | null = null
  /** Called with this after each change. */
  on_update: ((range: ContentRange) => void) | null = null

  /** A range that cannot be is a RangeError. */
  constructor(
    ...[units = 'bytes', start = null, stop = null, options = {}]: [
      units?: string | null,
      start?: number | null,
      stop?: number | null,
      options?: {
        readonly length?: number | null
        readonly on_update?: ((range: ContentRange) => void) | null
      },
    ]
  ) {
    this.set(start, stop, { length: options.length ?? null, units })
    this.on_update = options.on_update ?? null
  }

  /** The unit, `bytes`; null where the range is unset. */
  get units(): string | null {
    return this.#units
  }
  set units(value: string | null) {
    this.#units = value
    this.on_update?.(this)
  }

  /** The first position, or null. */
  get start(): number | null {
    return this.#start
  }
  set start(value: number | null) {
    this.#start = value
    this.on_update?.(this)
  }

  /** The position after the last, or null. */
  get stop(): number | null {
    return this.#stop
  }
  set stop(value: number | null) {
    this.#stop = value
    this.on_update?.(this)
  }

  /** The length of the whole, or null where it is unknown. */
  get length(): number | null {
    return this.#length
  }
  set length(value: number | null) {
    this.#length = value
    this.on_update?.(this)
  }

  /** Sets the range; one that cannot be is a RangeError. */
  set(
    start: number | null,
    stop: number | null,
    {
      length = null,
      units = 'bytes',
    }: { readonly length?: number | null; readonly units?: string | null } = {},
  ): void {
    if (!isByteRangeValid(start, stop, length)) throw new RangeError('Bad range provided')
    this.#units = units
    this.#start = start
    this.#stop = stop
    this.#length = length
    this.on_update?.(this)
  }

  /** Removes the range; the header goes with it. */
  unset(): void {
    this.set(null, null, { units: null })
  }

  /** The header's value, empty where the range is unset. */
  to_header(): string {
    if (this.#units === null) return ''
    const length = this.#length ?? '*'
    if (this.#start === null || this.#stop === null) return `${this.#units} */${length}`
    return `${this.#units} ${this.#start}-${this.#stop - 1}/${length}`
  }

  toString(): string {
    return this.to_header()
  }
}

/** Parses a `Content-Range` header, or null where it is none (Werkzeug's `parse_content_range_header`). */
export const parseContentRange = (
  header: string | null,
  on_update: ((range: ContentRange) => void) | null = null,
): ContentRange | null => {
  // Not by an expression, which would look for the slash behind every blank.
  const text = header?.trim() ?? ''
  const blank = text.search(/\s/)
  const rest = text.slice(blank).trimStart()
  const slash = rest.indexOf('/')
  if (blank === -1 || slash === -1) return null
  const units = text.slice(0, blank)
  const range = rest.slice(0, slash)
  const lengthText = rest.slice(slash + 1)
  const length = lengthText === '*' ? null : parsePlainInteger(lengthText)
  if (length === null && lengthText !== '*') return null
  const dash = range.indexOf('-')
  const isUnknown = range === '*'
  const start = isUnknown ? null : parsePlainInteger(range.slice(0, dash))
  const last = isUnknown ? null : parsePlainInteger(range.slice(dash + 1))
  if (!isUnknown && (dash === -1 || start === null || last === null)) return null
  const stop = last === null ? null : last + 1
  return isByteRangeValid(start, stop, length)
    ? new ContentRange(units, start, stop, { length, on_update })
    : null
}
