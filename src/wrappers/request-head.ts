import { Accept, parseAccept } from './accept.ts'
import { parseAuthorization, type Authorization } from './authorization.ts'
import { CharsetAccept } from './charset-accept.ts'
import { isJson } from './content-type.ts'
import { EnvironHeaders, type HeaderOverlay } from './environ-headers.ts'
import type { ETags } from './etags.ts'
import { HeaderSet } from './header-set.ts'
import { parseIfRange, type IfRange } from './if-range.ts'
import { ImmutableMultiDict } from './immutable-multi-dict.ts'
import { LanguageAccept } from './language-accept.ts'
import { MIMEAccept } from './mime-accept.ts'
import { parseCookie } from './parse-cookie.ts'
import { parseDate } from './parse-date.ts'
import { parseEtags } from './parse-etags.ts'
import { parseInteger, parsePlainInteger } from './parse-integer.ts'
import { parseListHeader } from './parse-list-header.ts'
import { parseOptionsHeader, type OptionsHeader } from './parse-options-header.ts'
import { parseRange, type Range } from './range.ts'
import { parseRequestCacheControl, type RequestCacheControl } from './request-cache-control.ts'
import { RequestTarget } from './request-target.ts'
import { UserAgent } from './user-agent.ts'

// What only the runtime may say of a hook is hidden where a caller says it.
const noHook: HeaderOverlay = { 'dify-hook-id': null, 'dify-hook-url': null }

const fetchSites = ['cross-site', 'same-origin', 'same-site', 'none'] as const
const fetchModes = ['cors', 'navigate', 'no-cors', 'same-origin', 'websocket'] as const
const fetchDestinations =
  'audio audioworklet document embed empty fencedframe font frame iframe image json manifest object paintworklet report script serviceworker sharedworker style track video webidentity worker xslt'.split(
    ' ',
  )

const known = <T extends string>(value: string | null, values: readonly T[]): T | null =>
  values.find((one) => one === value) ?? null

/** The headers of a request under Werkzeug's names; each is parsed when it is read first. */
export class RequestHead extends RequestTarget {
  #headers: EnvironHeaders | undefined = undefined
  #contentType: OptionsHeader | undefined = undefined
  #parsed: Map<string, unknown> | undefined = undefined

  /** All headers. */
  get headers(): EnvironHeaders {
    return (this.#headers ??= new EnvironHeaders(this.raw.headers, this._scope.headers ?? noHook))
  }

  #header(name: string): string | null {
    return this.raw.headers.get(name)
  }

  /** A header parsed once; each header has one parser, so its name says the type of the value. */
  #parse<T>(name: string, parse: (header: string | null) => T): T {
    this.#parsed ??= new Map()
    if (!this.#parsed.has(name)) this.#parsed.set(name, parse(this.#header(name)))
    return this.#parsed.get(name) as T
  }

  /** The cookies; a repeated name keeps all its values (RFC 6265, section 4.2). */
  get cookies(): ImmutableMultiDict {
    return this.#parse('cookie', (header) => new ImmutableMultiDict(parseCookie(header ?? '')))
  }

  // The body (RFC 9110, section 8)

  /** The `Content-Type` header as it stands, or null. */
  get content_type(): string | null {
    return this.#header('content-type')
  }

  #options(): OptionsHeader {
    return (this.#contentType ??= parseOptionsHeader(this.content_type))
  }

  /** The content type without parameters in lower case, such as `text/html`; empty without the header. */
  get mimetype(): string {
    return this.#options().value.toLowerCase()
  }

  /** The parameters of the content type; keys are in lower case. */
  get mimetype_params(): ReadonlyMap<string, string> {
    return this.#options().options
  }

  /** Whether the content type is `application/json` or `application/*+json`. */
  get is_json(): boolean {
    return isJson(this.mimetype)
  }

  /** The length of the body in bytes; null where it is not said, 0 where it is said badly ([H3]). */
  get content_length(): number | null {
    const length = this.#header('content-length')
    const codings = this.#header('transfer-encoding')
    const isChunked = codings !== null && parseListHeader(codings.toLowerCase()).includes('chunked')
    if (length === null || isChunked) return null
    return Math.max(0, parsePlainInteger(length) ?? 0)
  }

  /** The `Content-Encoding` header, or null. Workers do not decode the body. */
  get content_encoding(): string | null {
    return this.#header('content-encoding')
  }

  /** The `Content-MD5` header (RFC 1864), or null. */
  get content_md5(): string | null {
    return this.#header('content-md5')
  }

  // Who asks, and from where

  /** The `Authorization` header (RFC 9110, section 11.6.2); null where there is none that can be read. */
  get authorization(): Authorization | null {
    return this.#parse('authorization', parseAuthorization)
  }

  /** The caller's address as Cloudflare saw it (`CF-Connecting-IP`), or null. */
  get remote_addr(): string | null {
    return this.#header('cf-connecting-ip')
  }

  /**
   * The addresses from the caller to the last proxy. Behind Cloudflare that is the caller's alone, since
   * `X-Forwarded-For` can be forged; elsewhere it is that header.
   */
  get access_route(): readonly string[] {
    const { remote_addr } = this
    return remote_addr === null
      ? parseListHeader(this.#header('x-forwarded-for') ?? '')
      : [remote_addr]
  }

  /** Who a server in front has authenticated: nobody on Workers. */
  get remote_user(): null {
    return null
  }

  /** The `User-Agent` header. */
  get user_agent(): UserAgent {
    return this.#parse('user-agent', (header) => new UserAgent(header ?? ''))
  }

  /** The `Referer` header, or null (RFC 9110, section 10.1.3). */
  get referrer(): string | null {
    return this.#header('referer')
  }

  /** The `Origin` header, or null. */
  get origin(): string | null {
    return this.#header('origin')
  }

  /** When the request was made, or null (RFC 9110, section 6.6.1). */
  get date(): Date | null {
    return this.#parse('date', parseDate)
  }

  /** The `Max-Forwards` header, or null (RFC 9110, section 7.6.2). */
  get max_forwards(): number | null {
    return parseInteger(this.#header('max-forwards') ?? '')
  }

  // What the client takes (RFC 9110, section 12.5)

  /** The `Accept` header. */
  get accept_mimetypes(): MIMEAccept {
    return this.#parse('accept', (header) => new MIMEAccept(parseAccept(header)))
  }

  /** The `Accept-Charset` header. */
  get accept_charsets(): CharsetAccept {
    return this.#parse('accept-charset', (header) => new CharsetAccept(parseAccept(header)))
  }

  /** The `Accept-Encoding` header. */
  get accept_encodings(): Accept {
    return this.#parse('accept-encoding', (header) => new Accept(parseAccept(header)))
  }

  /** The `Accept-Language` header. */
  get accept_languages(): LanguageAccept {
    return this.#parse('accept-language', (header) => new LanguageAccept(parseAccept(header)))
  }

  // Caches, conditions and ranges (RFC 9111; RFC 9110, sections 13 and 14)

  /** The `Cache-Control` header. */
  get cache_control(): RequestCacheControl {
    return this.#parse('cache-control', parseRequestCacheControl)
  }

  /** The `Pragma` header. */
  get pragma(): HeaderSet {
    return this.#parse('pragma', (header) => new HeaderSet(parseListHeader(header ?? '')))
  }

  /** The tags of the `If-Match` header. */
  get if_match(): ETags {
    return this.#parse('if-match', parseEtags)
  }

  /** The tags of the `If-None-Match` header. */
  get if_none_match(): ETags {
    return this.#parse('if-none-match', parseEtags)
  }

  /** The `If-Modified-Since` header, or null. */
  get if_modified_since(): Date | null {
    return this.#parse('if-modified-since', parseDate)
  }

  /** The `If-Unmodified-Since` header, or null. */
  get if_unmodified_since(): Date | null {
    return this.#parse('if-unmodified-since', parseDate)
  }

  /** The `If-Range` header. */
  get if_range(): IfRange {
    return this.#parse('if-range', parseIfRange)
  }

  /** The `Range` header; null where it is missing or bad. */
  get range(): Range | null {
    return this.#parse('range', parseRange)
  }

  // CORS and fetch metadata

  /** The method that a preflight asks for (`Access-Control-Request-Method`), or null. */
  get access_control_request_method(): string | null {
    return this.#header('access-control-request-method')
  }

  /** The headers that a preflight asks for (`Access-Control-Request-Headers`), or null. */
  get access_control_request_headers(): HeaderSet | null {
    return this.#parse('access-control-request-headers', (header) =>
      header === null ? null : new HeaderSet(parseListHeader(header)),
    )
  }

  /** How the origins of caller and target relate (`Sec-Fetch-Site`); null where it is missing or unknown. */
  get sec_fetch_site(): (typeof fetchSites)[number] | null {
    return known(this.#header('sec-fetch-site'), fetchSites)
  }

  /** The mode of the request (`Sec-Fetch-Mode`); null where it is missing or unknown. */
  get sec_fetch_mode(): (typeof fetchModes)[number] | null {
    return known(this.#header('sec-fetch-mode'), fetchModes)
  }

  /** Whether a user's action led to a navigation (`Sec-Fetch-User`), or null. */
  get sec_fetch_user(): boolean | null {
    const user = this.#header('sec-fetch-user')
    return user === null ? null : user === '?1'
  }

  /** What the answer is for (`Sec-Fetch-Dest`); null where it is missing or unknown. */
  get sec_fetch_dest(): string | null {
    return known(this.#header('sec-fetch-dest'), fetchDestinations)
  }
}
