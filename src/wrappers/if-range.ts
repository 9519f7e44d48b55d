import { httpDate } from './http-date.ts'
import { parseDate } from './parse-date.ts'
import { unquoteEtag } from './unquote-etag.ts'

/**
 * An `If-Range` header: a strong tag, a date, or neither (Werkzeug's `IfRange`; RFC 9110, section 13.1.5).
 */
export class IfRange {
  /** The tag without quotes, or null. */
  readonly etag: string | null
  /** The date, or null. */
  readonly date: Date | null

  constructor(etag: string | null = null, date: Date | null = null) {
    this.etag = etag
    this.date = date
  }

  /** Whether it holds a tag or a date (Python's `bool`). */
  get provided(): boolean {
    return this.etag !== null || this.date !== null
  }

  /** The header's value. */
  to_header(): string {
    if (this.date !== null) return httpDate(this.date)
    return this.etag === null ? '' : `"${this.etag}"`
  }

  toString(): string {
    return this.to_header()
  }
}

/** Parses an `If-Range` header; a weak tag says nothing there and is dropped (Werkzeug's `parse_if_range_header`, [K9]). */
export const parseIfRange = (header: string | null): IfRange => {
  if (header === null || header === '') return new IfRange()
  const date = parseDate(header)
  if (date !== null) return new IfRange(null, date)
  const { tag, weak } = unquoteEtag(header)
  return new IfRange(weak ? null : tag)
}
