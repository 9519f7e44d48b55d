import { CallbackDict } from './callback-dict.ts'
import { dumpPairs, quoteHeaderValue } from './dump-header.ts'
import { parseDictHeader } from './parse-dict-header.ts'
import { strip } from './strip.ts'
import { titleCase } from './title-case.ts'

type Parameters =
  | Readonly<Record<string, string | null>>
  | Iterable<readonly [string, string | null]>

// RFC 7616, section 3.3 has these always in quotes.
const quotedInDigest = new Set(['realm', 'domain', 'nonce', 'opaque', 'qop'])

/**
 * A challenge of the `WWW-Authenticate` header: a scheme with parameters or with a token. One that
 * belongs to a response changes the header when it is changed.
 *
 * @example
 * response.www_authenticate = new WWWAuthenticate('basic', { realm: 'cats' })
 */
export class WWWAuthenticate {
  /** Called with this after each change. */
  on_update: ((challenge: WWWAuthenticate) => void) | null = null
  #type: string
  #parameters: CallbackDict<string, string | null>
  #token: string | null

  constructor(auth_type: string, values?: Parameters | null, token: string | null = null) {
    this.#type = auth_type.toLowerCase()
    this.#parameters = this.#dict(values ?? {})
    this.#token = token
  }

  /** The first challenge of a header, or null where there is none. */
  static from_header(value: string | null): WWWAuthenticate | null {
    if (value === null || value === '') return null
    const space = value.indexOf(' ')
    const scheme = space === -1 ? value : value.slice(0, space)
    const rest = space === -1 ? '' : strip(value.slice(space + 1))
    // An "=" that is not at the end belongs to a parameter, one at the end to base64.
    return /=[^=]/s.test(rest)
      ? new WWWAuthenticate(scheme, parseDictHeader(rest))
      : new WWWAuthenticate(scheme, null, rest)
  }

  /** The scheme, such as `basic`. */
  get type(): string {
    return this.#type
  }
  set type(value: string) {
    this.#type = value
    this.on_update?.(this)
  }

  /** The parameters; a key with null is written alone. */
  get parameters(): CallbackDict<string, string | null> {
    return this.#parameters
  }
  set parameters(values: Parameters) {
    this.#parameters = this.#dict(values)
    this.on_update?.(this)
  }

  /** The token, of schemes that have one instead of parameters. */
  get token(): string | null {
    return this.#token
  }
  set token(value: string | null) {
    this.#token = value
    this.on_update?.(this)
  }

  /** A parameter; `fallback`, null unless given, where it is missing. */
  get(key: string, fallback: string | null = null): string | null {
    const value = this.#parameters.get(key)
    return value === undefined ? fallback : value
  }

  /** Sets a parameter; null removes it. */
  set(key: string, value: string | null): void {
    if (value === null) this.#parameters.delete(key)
    else this.#parameters.set(key, value)
  }

  /** Whether a parameter is there. */
  has(key: string): boolean {
    return this.#parameters.has(key)
  }

  /** The header. */
  to_header(): string {
    const scheme = titleCase(this.#type)
    const rest = this.#token ?? this.#dumpParameters()
    return rest === '' ? scheme : `${scheme} ${rest}`
  }

  toString(): string {
    return this.to_header()
  }

  #dumpParameters(): string {
    if (this.#type !== 'digest') return dumpPairs(this.#parameters)
    return Array.from(this.#parameters, ([key, value]) => {
      const quoting = quotedInDigest.has(key) ? 'always' : undefined
      return `${key}=${quoteHeaderValue(value ?? '', quoting)}`
    }).join(', ')
  }

  #dict(values: Parameters): CallbackDict<string, string | null> {
    const entries = Symbol.iterator in values ? values : Object.entries(values)
    return new CallbackDict(entries as Iterable<readonly [string, string | null]>, () =>
      this.on_update?.(this),
    )
  }
}
