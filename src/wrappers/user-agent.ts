/**
 * The `User-Agent` header (Werkzeug's `UserAgent`), which Werkzeug does not parse: all but `string` is
 * null, for a subclass to fill.
 */
export class UserAgent {
  /** The header, or an empty text. */
  readonly string: string
  readonly platform: string | null = null
  readonly browser: string | null = null
  readonly version: string | null = null
  readonly language: string | null = null

  constructor(string: string) {
    this.string = string
  }

  /** The header (Python's `to_header`). */
  to_header(): string {
    return this.string
  }

  toString(): string {
    return this.string
  }
}
