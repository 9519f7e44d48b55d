import type { HeaderSet } from './header-set.ts'
import { parseInteger } from './parse-integer.ts'
import { type HeaderList, ResponseLists } from './response-lists.ts'

/** The headers of a response by which browsers keep origins apart, or let them meet. */
export abstract class ResponseCors extends ResponseLists {
  /** The origin that may read the response, or `*`. */
  get access_control_allow_origin(): string | null {
    return this.headers.get('Access-Control-Allow-Origin')
  }
  set access_control_allow_origin(value: string | null) {
    this._write('Access-Control-Allow-Origin', value)
  }

  /** Whether scripts may read the answer to a request that carries cookies. */
  get access_control_allow_credentials(): boolean {
    return this.headers.has('Access-Control-Allow-Credentials')
  }
  set access_control_allow_credentials(value: boolean | null) {
    this._write('Access-Control-Allow-Credentials', value === true ? 'true' : null)
  }

  /** The headers that a request from another origin may have. */
  get access_control_allow_headers(): HeaderSet {
    return this._read_set('Access-Control-Allow-Headers')
  }
  set access_control_allow_headers(value: HeaderList) {
    this._write_list('Access-Control-Allow-Headers', value)
  }

  /** The methods that a request from another origin may have. */
  get access_control_allow_methods(): HeaderSet {
    return this._read_set('Access-Control-Allow-Methods')
  }
  set access_control_allow_methods(value: HeaderList) {
    this._write_list('Access-Control-Allow-Methods', value)
  }

  /** The headers that scripts of another origin may read. */
  get access_control_expose_headers(): HeaderSet {
    return this._read_set('Access-Control-Expose-Headers')
  }
  set access_control_expose_headers(value: HeaderList) {
    this._write_list('Access-Control-Expose-Headers', value)
  }

  /** How many seconds a browser may remember what the other properties allow. */
  get access_control_max_age(): number | null {
    const value = this.headers.get('Access-Control-Max-Age')
    return value === null ? null : parseInteger(value)
  }
  set access_control_max_age(value: number | null) {
    this._write('Access-Control-Max-Age', value)
  }

  /** Whether the page shares its group of windows with other origins. */
  get cross_origin_opener_policy(): OpenerPolicy {
    return (this.headers.get('Cross-Origin-Opener-Policy') ?? 'unsafe-none') as OpenerPolicy
  }
  set cross_origin_opener_policy(value: OpenerPolicy | null) {
    this._write('Cross-Origin-Opener-Policy', value)
  }

  /** Whether the page loads from other origins what does not allow it. */
  get cross_origin_embedder_policy(): EmbedderPolicy {
    return (this.headers.get('Cross-Origin-Embedder-Policy') ?? 'unsafe-none') as EmbedderPolicy
  }
  set cross_origin_embedder_policy(value: EmbedderPolicy | null) {
    this._write('Cross-Origin-Embedder-Policy', value)
  }

  /** Which origins may load the response. */
  get cross_origin_resource_policy(): ResourcePolicy | null {
    return this.headers.get('Cross-Origin-Resource-Policy') as ResourcePolicy | null
  }
  set cross_origin_resource_policy(value: ResourcePolicy | null) {
    this._write('Cross-Origin-Resource-Policy', value)
  }
}

/** The values of `Cross-Origin-Opener-Policy` (Werkzeug's `COOP`). */
export type OpenerPolicy = 'unsafe-none' | 'same-origin-allow-popups' | 'same-origin'

/** The values of `Cross-Origin-Embedder-Policy` (Werkzeug's `COEP`). */
export type EmbedderPolicy = 'unsafe-none' | 'require-corp'

/** The values of `Cross-Origin-Resource-Policy`. */
export type ResourcePolicy = 'same-site' | 'same-origin' | 'cross-origin'
