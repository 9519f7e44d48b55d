import { originToIri, pathToIri, queryToIri } from './current-url.ts'
import type { HeaderOverlay } from './environ-headers.ts'
import { ImmutableMultiDict } from './immutable-multi-dict.ts'
import { parseQuery } from './parse-query.ts'
import { splitUrl, type SplitUrl } from './split-url.ts'
import { unquote } from './unquote.ts'

/** What the runtime knows of a request besides the Fetch request itself. */
export interface RequestScope {
  /** What the URL's path begins with, as it stands there, before the endpoint's own: `/e/<hook_id>`, or nothing. */
  readonly root_path?: string
  /** Headers that the runtime sets itself, by lower-case name; null hides what the caller sent under it. */
  readonly headers?: HeaderOverlay
}

const NO_SCOPE: RequestScope = {}

const validHost = /^(?:[a-z0-9.-]+|\[[a-f0-9]*:[a-f0-9.:]+\])(?::\d+)?$/i
const defaultPorts: Readonly<Record<string, string>> = { http: ':80', https: ':443' }

/** The method and the URL of a request under Werkzeug's names; nothing is computed before it is read. */
export class RequestTarget {
  /** The Fetch request itself. Reading its body makes that unreadable here. */
  readonly raw: globalThis.Request
  /** @internal */
  readonly _scope: RequestScope
  #url: SplitUrl | undefined = undefined
  #path: string | undefined = undefined
  #args: ImmutableMultiDict | undefined = undefined

  constructor(raw: globalThis.Request, scope: RequestScope = NO_SCOPE) {
    this.raw = raw
    this._scope = scope
  }

  get #pieces(): SplitUrl {
    return (this.#url ??= splitUrl(this.raw.url))
  }

  /** The method in upper case, such as `GET`. */
  get method(): string {
    return this.raw.method.toUpperCase()
  }

  /** `http` or `https`. */
  get scheme(): string {
    return this.#pieces.scheme
  }

  /** Whether the scheme is `https`. */
  get is_secure(): boolean {
    return this.scheme === 'https'
  }

  /** Host and port of the URL, a default port left out; empty where the name has characters that no host name has, such as "_". */
  get host(): string {
    const { authority, scheme } = this.#pieces
    const port = defaultPorts[scheme]
    const host =
      port !== undefined && authority.endsWith(port) ? authority.slice(0, -port.length) : authority
    return validHost.test(host) ? host : ''
  }

  /** What the URL's path begins with before the endpoint's own path: `/e/<hook_id>` under a hook, else empty. */
  get root_path(): string {
    return this._scope.root_path ?? ''
  }

  /** The same as `root_path`. */
  get script_root(): string {
    return this.root_path
  }

  /** The endpoint's own path, decoded; it begins with one "/". */
  get path(): string {
    return (this.#path ??= this.#readPath())
  }

  #readPath(): string {
    const path = unquote(this.#pieces.path.slice(this.root_path.length))
    // Several slashes are one here, as Werkzeug has it ([A1]).
    return path.startsWith('/') && !path.startsWith('//') ? path : `/${path.replace(/^\/+/, '')}`
  }

  /** `path`, "?" and the query, even if there is none. */
  get full_path(): string {
    return `${this.path}?${this.query_string}`
  }

  /** The query as it was sent, without its "?". Text, where Werkzeug has bytes. */
  get query_string(): string {
    return this.#pieces.query
  }

  /** The fields of the query. */
  get args(): ImmutableMultiDict {
    return (this.#args ??= new ImmutableMultiDict(parseQuery(this.query_string)))
  }

  /** The whole URL as an IRI: what can be read as Unicode is. */
  get url(): string {
    return this.base_url + queryToIri(this.query_string)
  }

  /** `url` without the query. */
  get base_url(): string {
    return this.root_url + pathToIri(this.path.slice(1))
  }

  /** Scheme, host and `root_path`, with a slash at the end. */
  get root_url(): string {
    return `${this.host_url.slice(0, -1)}${pathToIri(this.root_path)}/`
  }

  /** The same as `root_url`. */
  get url_root(): string {
    return this.root_url
  }

  /** Scheme and host, with a slash at the end. */
  get host_url(): string {
    return `${originToIri(this.scheme, this.host)}/`
  }
}
