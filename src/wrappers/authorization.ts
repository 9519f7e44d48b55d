import { decodeBase64, encodeBase64 } from './base64.ts'
import { dumpHeader } from './dump-header.ts'
import { parseDictHeader } from './parse-dict-header.ts'
import { strip } from './strip.ts'

/** The parameters of an `Authorization` header; one without a value is null. */
export type AuthorizationParameters = Readonly<Record<string, string | null>>

/** Text with the first letter of each word as a capital (Python's `str.title`). */
const titleCase = (text: string): string =>
  text.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())

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
  /** The parameters; none where there is a token. */
  readonly parameters: AuthorizationParameters
  /** The token, or null where there are parameters. */
  readonly token: string | null

  constructor(
    auth_type: string,
    data: AuthorizationParameters | Iterable<readonly [string, string | null]> | null = null,
    token: string | null = null,
  ) {
    this.type = auth_type
    const entries = data !== null && Symbol.iterator in data ? data : Object.entries(data ?? {})
    // Without a prototype, so that a parameter named `constructor` or `__proto__` is only that.
    const parameters: Record<string, string | null> = Object.create(null)
    for (const [key, value] of entries) {
      parameters[key] = value
    }
    this.parameters = parameters
    this.token = token
  }

  /** Whether a parameter is there (Python's `in`). */
  has(key: string): boolean {
    return key in this.parameters
  }

  /** A parameter, or `default` (null). */
  get(key: string): string | null
  get<D>(key: string, fallback: D): string | null | D
  get(key: string, fallback: unknown = null): unknown {
    return this.has(key) ? this.parameters[key] : fallback
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
    return `${scheme} ${this.token ?? dumpHeader(this.parameters)}`
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
