import { contentType, isJson } from './content-type.ts'
import { headerValue } from './header-value.ts'
import type { HeadersInit } from './header-pairs.ts'
import { Headers } from './headers.ts'
import { parseStatus, statusText } from './status.ts'
import { strip } from './strip.ts'

/** How a Response is made, by the names of Werkzeug's keyword arguments. */
export type ResponseOptions = {
  /** The code, or the code and a text: `404`, `'404 Not Found'`; 200 by default. */
  readonly status?: number | string | null
  /** Headers of your own; a `Headers` is used as it is, not copied. */
  readonly headers?: HeadersInit | null
  /** The media type; textual types get `; charset=utf-8`. `text/plain` by default. */
  readonly mimetype?: string | null
  /** The whole `Content-Type`, used as it is instead of `mimetype`. */
  readonly content_type?: string | null
  /** Refuses whatever would read a streamed body into memory. */
  readonly direct_passthrough?: boolean
}

/**
 * Status and headers of a response. The list of headers is made when it is first touched: until
 * then a response has a Content-Type and, for a string or bytes, the length of its body.
 *
 * The fields are declared only, here and in ResponseContent: V8 would define each before it is set.
 */
export abstract class ResponseHead {
  /** The status of a response that is given none; a subclass may set another. */
  static default_status: number | string = 200
  /** The mimetype of a response that is given no type; a subclass may set another, or null. */
  static default_mimetype: string | null = 'text/plain'

  /** @internal The headers, or null as long as Content-Type and length are all there is. */
  declare _headers: Headers | null
  /** @internal The Content-Type while `_headers` is null. */
  declare _content_type: string | null
  /** @internal */
  declare _status_code: number
  /** @internal The status line, or null where the phrase of the code stands. */
  declare _status: string | null

  constructor(options: ResponseOptions) {
    this._headers = null
    this._content_type = null
    this._status_code = 200
    this._status = null
    if (options instanceof ResponseHead) {
      throw new TypeError(
        'The options are a Response; name what to take of it: { status: it.status, headers: it.headers }',
      )
    }
    const { headers, mimetype } = options
    if (headers !== undefined && headers !== null) {
      this._headers = headers instanceof Headers ? headers : new Headers(headers)
    }
    const type = options.content_type ?? null
    if (type !== null) this.content_type = type
    else if (mimetype !== undefined && mimetype !== null) this.mimetype = mimetype
    else if (this._headers === null || !this._headers.has('content-type')) {
      this._set_default_type(new.target.default_mimetype)
    }
    this.status = options.status ?? new.target.default_status
  }

  /** The headers, as an ordered list. */
  get headers(): Headers {
    return this._headers ?? this._make_headers()
  }
  set headers(headers: Headers) {
    this._headers = headers
  }

  /** The status line, such as `404 Not Found`; takes a code, a text or both. */
  get status(): string {
    return (this._status ??= statusText(this._status_code))
  }
  set status(status: number | string) {
    if (typeof status === 'number') {
      this._status_code = status
      this._status = null
      return
    }
    const { code, text } = parseStatus(status)
    this._status_code = code
    this._status = text
  }

  /** The status code. */
  get status_code(): number {
    return this._status_code
  }
  set status_code(code: number) {
    this.status = code
  }

  /** The `Content-Type` header. */
  get content_type(): string | null {
    return this._headers === null ? this._content_type : this._headers.get('Content-Type')
  }
  set content_type(value: string | null) {
    if (this._headers === null)
      this._content_type = value === null ? null : headerValue('Content-Type', value)
    else if (value === null) this._headers.remove('Content-Type')
    else this._headers.set('Content-Type', value)
  }

  /** The media type without parameters; setting a textual one adds `; charset=utf-8`. */
  get mimetype(): string | null {
    const type = this.content_type
    return type === null || type === '' ? null : strip(type.split(';', 1)[0] ?? '')
  }
  set mimetype(value: string) {
    this.content_type = contentType(value)
  }

  /** Whether the mimetype says JSON: `application/json` or `application/*+json`. */
  get is_json(): boolean {
    return isJson(this.mimetype ?? '')
  }

  /** @internal The length that the headers are given when they are made, or null for none. */
  abstract _known_length(): number | null

  /** @internal */
  _make_headers(): Headers {
    const headers = new Headers()
    this._headers = headers
    if (this._content_type !== null) headers.add('Content-Type', this._content_type)
    const length = this._known_length()
    if (length !== null) headers.add('Content-Length', length)
    return headers
  }

  /** @internal */
  _set_default_type(mimetype: string | null): void {
    if (mimetype === 'text/plain' && this._headers === null) this._content_type = plainText
    else if (mimetype !== null) this.mimetype = mimetype
  }
}

const plainText = 'text/plain; charset=utf-8'
