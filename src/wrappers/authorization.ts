import { decodeBase64, encodeBase64 } from './base64.ts'
import { dumpPairs } from './dump-header.ts'
import { parseDictHeader } from './parse-dict-header.ts'
import { strip } from './strip.ts'
import { titleCase } from './title-case.ts'

/**
 * An `Authorization` header (Werkzeug's `Authorization`; RFC 9110, section 11.6.2): a scheme with either
 * a token or parameters. Basic has the parameters `username` and `password`.
 *
 * @example
 * if (r.authorization?.type !== 'bearer' || r.authorization.token !== settings.token) abort(401)
 */
export class Authorization {
  /** The scheme in lower case: `basic`, `bearer`, `digest`. */
  readonly type: string
  /** The parameters, one without a value null; none where there is a token. */
  readonly parameters: ReadonlyMap<string, string | null>
  /** The token, or null where there are parameters. */
  readonly token: string | null

  constructor(
    auth_type: string,
    data:
      | Iterable<readonly [string, string | null]>
      | Readonly<Record<string, string>>
      | null = null,
    token: string | null = null,
  ) {
    this.type = auth_type
    this.parameters = new Map(
      data !== null && Symbol.iterator in data ? data : Object.entries(data ?? {}),
    )
    this.token = token
  }

  /** Parses the header; null where there is none that can be read. */
  static from_header(header: string | null): Authorization | null {
    return parseAuthorization(header)
  }

  /** Whether a parameter is there (Python's `in`). */
  has(key: string): boolean {
    return this.parameters.has(key)
  }

  /** A parameter, or `default` (null). */
  get(key: string): string | null
  get<D>(key: string, fallback: D): string | null | D
  get(key: string, fallback: unknown = null): unknown {
    return this.has(key) ? this.parameters.get(key) : fallback
  }

  /** The user's name (basic, digest), or null. */
  get username(): string | null {
    return this.get('username')
  }

  /** The password (basic), or null. */
  get password(): string | null {
    return this.get('password')
  }

  /** The realm (digest), or null. */
  get realm(): string | null {
    return this.get('realm')
  }

  /** The header's value. */
  to_header(): string {
    const scheme = titleCase(this.type)
    if (this.type === 'basic') {
      return `${scheme} ${encodeBase64(`${this.username}:${this.password}`)}`
    }
    return `${scheme} ${this.token ?? dumpPairs(this.parameters)}`
  }

  toString(): string {
    return this.to_header()
  }
}

/** Name and password of a Basic header, or null where they cannot be read. */
const parseBasic = (text: string): Authorization | null => {
  const pair = decodeBase64(text)
  if (pair === null) return null
  const colon = pair.indexOf(':')
  const username = colon === -1 ? pair : pair.slice(0, colon)
  const password = colon === -1 ? '' : pair.slice(colon + 1)
  return new Authorization('basic', { username, password })
}

/** Parses an `Authorization` header; null where it is missing, empty or a Basic one that cannot be read ([K5]). */
export const parseAuthorization = (header: string | null): Authorization | null => {
  if (header === null || header === '') return null
  const space = header.indexOf(' ')
  const scheme = (space === -1 ? header : header.slice(0, space)).toLowerCase()
  const rest = space === -1 ? '' : strip(header.slice(space))
  if (scheme === 'basic') return parseBasic(rest)
  return /=[^=]/.test(rest)
    ? new Authorization(scheme, parseDictHeader(rest))
    : new Authorization(scheme, null, rest)
}
