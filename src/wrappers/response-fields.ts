import { type CookieOptions, type DeleteCookieOptions, dumpCookie } from './dump-cookie.ts'
import { httpDate } from './http-date.ts'
import { parseDate } from './parse-date.ts'
import { parseInteger } from './parse-integer.ts'
import { ResponseHead } from './response-head.ts'
import { unquoteEtag } from './unquote-etag.ts'

/** The headers of a response that hold one value: text, a number or a date. Null removes them. */
export abstract class ResponseFields extends ResponseHead {
  /** Where the client goes, or where the new resource is; an IRI is sent as a URI. */
  get location(): string | null {
    return this.headers.get('Location')
  }
  set location(value: string | null) {
    this._write('Location', value)
  }

  /** Where else the body can be had; an IRI is sent as a URI. */
  get content_location(): string | null {
    return this.headers.get('Content-Location')
  }
  set content_location(value: string | null) {
    this._write('Content-Location', value)
  }

  /** How the body is compressed. */
  get content_encoding(): string | null {
    return this.headers.get('Content-Encoding')
  }
  set content_encoding(value: string | null) {
    this._write('Content-Encoding', value)
  }

  /** The MD5 of the body (RFC 1864). */
  get content_md5(): string | null {
    return this.headers.get('Content-MD5')
  }
  set content_md5(value: string | null) {
    this._write('Content-MD5', value)
  }

  /** The length of the body in bytes; it is set with the body, or when a list is sent. */
  get content_length(): number | null {
    return readInteger(this.headers.get('Content-Length'))
  }
  set content_length(value: number | null) {
    this._write('Content-Length', value)
  }

  /** Which unit a `Range` may have: `bytes` or `none`. */
  get accept_ranges(): string | null {
    return this.headers.get('Accept-Ranges')
  }
  set accept_ranges(value: string | null) {
    this._write('Accept-Ranges', value)
  }

  /** When the response was made; takes a Date or seconds since 1970, and null for now. */
  get date(): Date | null {
    return parseDate(this.headers.get('Date'))
  }
  set date(value: Date | number | null) {
    this.headers.set('Date', httpDate(value ?? undefined))
  }

  /** When the response goes stale; takes a Date or seconds since 1970, and null for now. */
  get expires(): Date | null {
    return parseDate(this.headers.get('Expires'))
  }
  set expires(value: Date | number | null) {
    this.headers.set('Expires', httpDate(value ?? undefined))
  }

  /** When the resource was last changed; takes a Date or seconds since 1970, and null for now. */
  get last_modified(): Date | null {
    return parseDate(this.headers.get('Last-Modified'))
  }
  set last_modified(value: Date | number | null) {
    this.headers.set('Last-Modified', httpDate(value ?? undefined))
  }

  /** How many seconds ago the response was made, of one that comes from a cache. */
  get age(): number | null {
    const age = readInteger(this.headers.get('Age'))
    return age === null || age < 0 ? null : age
  }
  set age(value: number | null) {
    const seconds = value === null ? null : Math.trunc(value)
    if (seconds !== null && !(seconds >= 0)) throw new RangeError('age cannot be negative')
    this._write('Age', seconds)
  }

  /** When to ask again; takes a Date, or how many seconds to wait. */
  get retry_after(): Date | null {
    const value = this.headers.get('Retry-After')
    const seconds = readInteger(value)
    return seconds === null ? parseDate(value) : new Date(Date.now() + seconds * 1000)
  }
  set retry_after(value: Date | number | string | null) {
    this._write('Retry-After', value instanceof Date ? httpDate(value) : value)
  }

  /** The tag of the body and whether it is weak, or nulls. */
  get_etag(): [etag: string, weak: boolean] | [etag: null, weak: null] {
    const header = this.headers.get('ETag')
    if (header === null || header === '') return [null, null]
    const { tag, weak } = unquoteEtag(header)
    return [tag, weak]
  }

  /** Sets the tag of the body. */
  set_etag(etag: string, options: { readonly weak?: boolean } = {}): void {
    if (etag.includes('"')) throw new RangeError('invalid etag: it holds a quote')
    this.headers.set('ETag', options.weak === true ? `W/"${etag}"` : `"${etag}"`)
  }

  /**
   * Adds a `Set-Cookie` header.
   *
   * @example
   * response.set_cookie('session', id, { max_age: 3600, httponly: true, secure: true, samesite: 'Lax' })
   */
  set_cookie(key: string, value = '', options: CookieOptions = {}): void {
    this.headers.add('Set-Cookie', dumpCookie(key, value, options))
  }

  /** Makes the client forget a cookie; path and domain have to be those it was set with. */
  delete_cookie(key: string, options: DeleteCookieOptions = {}): void {
    this.set_cookie(key, '', { ...options, expires: 0, max_age: 0 })
  }

  /** @internal */
  _write(name: string, value: string | number | null): void {
    if (value === null) this.headers.remove(name)
    else this.headers.set(name, value)
  }
}

const readInteger = (value: string | null): number | null =>
  value === null ? null : parseInteger(value)
