import { CallbackDict } from './callback-dict.ts'
import { ContentRange, parseContentRange } from './content-range.ts'
import { ContentSecurityPolicy } from './content-security-policy.ts'
import { dumpHeader, dumpOptionsHeader, type HeaderParameter } from './dump-header.ts'
import { HeaderSet } from './header-set.ts'
import { parseListHeader } from './parse-list-header.ts'
import { parseOptionsHeader } from './parse-options-header.ts'
import { ResponseCacheControl } from './response-cache-control.ts'
import { ResponseFields } from './response-fields.ts'
import { WWWAuthenticate } from './www-authenticate.ts'

/** What sets a header that is a list: text as it is, items, a mapping; null or nothing removes it. */
export type HeaderList =
  | string
  | HeaderSet
  | Iterable<string>
  | Readonly<Record<string, HeaderParameter>>
  | null

// In Werkzeug's spelling.
const REPORT_ONLY = 'Content-Security-policy-report-only'

/** The headers of a response that have structure; changing what a property gives changes the header. */
export abstract class ResponseLists extends ResponseFields {
  /** The request headers that the response depends on. */
  get vary(): HeaderSet {
    return this._read_set('Vary')
  }
  set vary(value: HeaderList) {
    this._write_list('Vary', value)
  }

  /** The methods that the resource answers. */
  get allow(): HeaderSet {
    return this._read_set('Allow')
  }
  set allow(value: HeaderList) {
    this._write_list('Allow', value)
  }

  /** The languages of those the body is meant for. */
  get content_language(): HeaderSet {
    return this._read_set('Content-Language')
  }
  set content_language(value: HeaderList) {
    this._write_list('Content-Language', value)
  }

  /** How the response may be stored and used again. */
  get cache_control(): ResponseCacheControl {
    const value = ResponseCacheControl.from_header(this.headers.get('Cache-Control'))
    value.on_update = () => this._write_text('Cache-Control', value)
    return value
  }

  /** The parameters of the `Content-Type`, such as `charset`. */
  get mimetype_params(): CallbackDict<string, string> {
    const { options } = parseOptionsHeader(this.content_type)
    return new CallbackDict(options, (params) => {
      this.content_type = dumpOptionsHeader(this.mimetype, params)
    })
  }

  /** Which part of the whole the body is. */
  get content_range(): ContentRange {
    const on_update = (range: ContentRange): void => this._write_text('Content-Range', range)
    const header = this.headers.get('Content-Range')
    return parseContentRange(header, on_update) ?? new ContentRange(null, null, null, { on_update })
  }
  set content_range(value: ContentRange | string | null) {
    this._write_text('Content-Range', value)
  }

  /** The first challenge of the `WWW-Authenticate` headers; takes one or a list. */
  get www_authenticate(): WWWAuthenticate {
    const header = this.headers.get('WWW-Authenticate')
    const value = WWWAuthenticate.from_header(header) ?? new WWWAuthenticate('basic')
    value.on_update = () => this._write_text('WWW-Authenticate', value)
    return value
  }
  set www_authenticate(value: WWWAuthenticate | readonly WWWAuthenticate[] | null) {
    const challenges = [value ?? []].flat()
    this.headers.setlist('WWW-Authenticate', challenges.map(String))
    if (value instanceof WWWAuthenticate) {
      value.on_update = () => this._write_text('WWW-Authenticate', value)
    }
  }

  /** What the page may load and do. */
  get content_security_policy(): ContentSecurityPolicy {
    return this._read_policy('Content-Security-Policy')
  }
  set content_security_policy(value: ContentSecurityPolicy | string | null) {
    this._write_text('Content-Security-Policy', value)
  }

  /** What the page should not load and do: it is reported, but not forbidden. */
  get content_security_policy_report_only(): ContentSecurityPolicy {
    return this._read_policy(REPORT_ONLY)
  }
  set content_security_policy_report_only(value: ContentSecurityPolicy | string | null) {
    this._write_text(REPORT_ONLY, value)
  }

  /** @internal */
  _read_set(name: string): HeaderSet {
    const header = this.headers.get(name)
    return new HeaderSet(header === null ? null : parseListHeader(header), (set) =>
      this._write(name, set.length === 0 ? null : set.to_header()),
    )
  }

  /** @internal */
  _write_list(name: string, value: HeaderList): void {
    this._write_text(name, typeof value === 'string' || value === null ? value : dumpHeader(value))
  }

  /** @internal */
  _read_policy(name: string): ContentSecurityPolicy {
    const policy = ContentSecurityPolicy.from_header(this.headers.get(name))
    policy.on_update = () => this._write_text(name, policy)
    return policy
  }

  /** @internal Nothing to write removes the header. */
  _write_text(name: string, value: { toString(): string } | null): void {
    this._write(name, String(value ?? '') || null)
  }
}
