import { ContentRange, isByteRangeValid } from './content-range.ts'
import { parsePlainInteger } from './parse-integer.ts'

/** One range: `stop` is exclusive; null is up to the end, and then a negative start counts from the end. */
export type RangeBounds = readonly [start: number, stop: number | null]

/** A number in full: past 1e21 JavaScript would write an exponent. */
const write = (value: number, minus = 0): string =>
  Number.isSafeInteger(value) ? String(value - minus) : String(BigInt(value) - BigInt(minus))

/**
 * A `Range` header (Werkzeug's `Range`; RFC 9110, section 14.2).
 *
 * @example
 * r.range?.range_for_length(1000) // [start, stop] or null
 */
export class Range {
  /** The unit, in lower case: `bytes`. */
  readonly units: string
  /** The ranges, in order. */
  readonly ranges: readonly RangeBounds[]

  /** A range that cannot be is a RangeError. */
  constructor(units: string, ranges: readonly RangeBounds[]) {
    for (const [start, stop] of ranges) {
      if (stop !== null && !isByteRangeValid(start, stop, null)) {
        throw new RangeError(`${start} to ${stop} is not a valid range`)
      }
    }
    this.units = units
    this.ranges = ranges
  }

  /** Start and stop within something this long; null unless it is one satisfiable range of bytes. */
  range_for_length(length: number | null): [start: number, stop: number] | null {
    const [range] = this.ranges
    if (this.units !== 'bytes' || length === null || range === undefined) return null
    if (this.ranges.length !== 1) return null
    const [first, last] = range
    const start = last === null && first < 0 ? first + length : first
    const stop = Math.min(last ?? length, length)
    return isByteRangeValid(start, stop, length) ? [start, stop] : null
  }

  /** The `Content-Range` that answers this within something this long, or null. */
  make_content_range(length: number | null): ContentRange | null {
    const bounds = this.range_for_length(length)
    if (bounds === null) return null
    return new ContentRange(this.units, bounds[0], bounds[1], { length })
  }

  /** The value of that `Content-Range`, or null. */
  to_content_range_header(length: number | null): string | null {
    return this.make_content_range(length)?.to_header() ?? null
  }

  /** The header's value. */
  to_header(): string {
    const ranges = this.ranges.map(([start, stop]) => {
      if (stop !== null) return `${write(start)}-${write(stop, 1)}`
      return start >= 0 ? `${write(start)}-` : write(start)
    })
    return `${this.units}=${ranges.join(',')}`
  }

  toString(): string {
    return this.to_header()
  }
}

/** One piece between commas as a range, or null where it is none. */
const parseBounds = (piece: string): RangeBounds | null => {
  if (piece.startsWith('-')) {
    const start = parsePlainInteger(piece)
    // `-0` is zero, which reads as "from 0 on"; adding 0 takes the sign away.
    return start === null ? null : [start + 0, null]
  }
  const dash = piece.indexOf('-')
  const start = dash === -1 ? null : parsePlainInteger(piece.slice(0, dash))
  const end = piece.slice(dash + 1).trim()
  const last = end === '' ? null : parsePlainInteger(end)
  if (start === null || (end !== '' && last === null)) return null
  return [start, last === null ? null : last + 1]
}

/**
 * Parses a `Range` header; null for the whole of it where a range is bad, reversed, overlapping, out of
 * order or after an open one (Werkzeug's `parse_range_header`, [K9]).
 */
export const parseRange = (header: string | null): Range | null => {
  const equals = header?.indexOf('=') ?? -1
  if (header === null || equals === -1) return null
  const ranges: RangeBounds[] = []
  let lastStop: number | null = 0
  for (const piece of header.slice(equals + 1).split(',')) {
    const bounds = parseBounds(piece.trim())
    if (bounds === null || lastStop === null) return null
    const [start, stop] = bounds
    const isSuffix = piece.trim().startsWith('-')
    if (!isSuffix && (start < lastStop || (stop !== null && start >= stop))) return null
    ranges.push(bounds)
    lastStop = stop
  }
  return new Range(header.slice(0, equals).trim().toLowerCase(), ranges)
}
