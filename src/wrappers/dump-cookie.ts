import { encodeHost } from './encode-host.ts'
import { httpDate } from './http-date.ts'
import { percentEncode } from './percent-encode.ts'

/** Which cookie to delete, by the names of Werkzeug's keyword arguments. */
export type DeleteCookieOptions = {
  /** Sent for this path and those below; `/` by default, null for the path of the request. */
  readonly path?: string | null
  /** Sent to this host and those below it; the host of the request alone by default. */
  readonly domain?: string | null
  /** Sent over HTTPS only. */
  readonly secure?: boolean
  /** Hidden from scripts. */
  readonly httponly?: boolean
  /** Whether other sites' requests carry it, in any case of letters. */
  readonly samesite?: 'Strict' | 'Lax' | 'None' | (string & {}) | null
  /** Kept apart for each top-level site; sets `secure`. */
  readonly partitioned?: boolean
}

/** How a cookie is kept, by the names of Werkzeug's keyword arguments. */
export type CookieOptions = DeleteCookieOptions & {
  /** Seconds to live; sets `expires` too, for old clients. */
  readonly max_age?: number | null
  /** When it ends: a Date, seconds since 1970, or text that is sent as it is. */
  readonly expires?: Date | number | string | null
}

const unsafeInPath = /[^\w\-.~%!$&'()*+,/:=@]+/g
const plainValue = /^[\w!#$%&'()*+\-./:<=>?@[\]^`{|}~]*$/
const quotedByte = /[\0-\x19",;\\\x7f-\xff]/g

/** A `Set-Cookie` header (Werkzeug's `dump_cookie`, [M1]). */
export const dumpCookie = (name: string, value: string, options: CookieOptions): string => {
  const maxAge = options.max_age ?? null
  const attributes: readonly (readonly [string, string | number | boolean | null])[] = [
    ['Domain', cookieDomain(options.domain)],
    ['Expires', expiry(options.expires ?? null, maxAge)],
    ['Max-Age', maxAge === null ? null : Math.trunc(maxAge)],
    ['Secure', options.secure === true || options.partitioned === true],
    ['HttpOnly', options.httponly === true],
    ['Path', cookiePath(options.path)],
    ['SameSite', sameSite(options.samesite)],
    ['Partitioned', options.partitioned === true],
  ]
  let cookie = `${bytesOf(name)}=${plainValue.test(value) ? value : quoteValue(value)}`
  for (const [key, attribute] of attributes) {
    if (attribute === true) cookie += `; ${key}`
    else if (attribute !== null && attribute !== false) cookie += `; ${key}=${attribute}`
  }
  return cookie
}

/** The UTF-8 of a text, a byte a character: a header is Latin-1. */
const bytesOf = (text: string): string => {
  const bytes = new TextEncoder().encode(text)
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** What RFC 6265 does not allow in a value, in quotes with octal escapes, as Python's `http.cookies` reads it. */
const quoteValue = (value: string): string =>
  `"${bytesOf(value).replace(quotedByte, (byte) =>
    byte === '"' || byte === '\\'
      ? `\\${byte}`
      : `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`,
  )}"`

const cookieDomain = (domain: string | null | undefined): string | null => {
  if (domain === null || domain === undefined || domain === '') return domain ?? null
  const host = (domain.split(':', 1)[0] ?? '').replace(/^\.+/, '')
  return encodeHost(host)
}

const cookiePath = (path: string | null | undefined): string | null =>
  path === null ? null : percentEncode(path ?? '/', unsafeInPath)

const expiry = (expires: Date | number | string | null, maxAge: number | null): string | null => {
  if (typeof expires === 'string') return expires
  if (expires !== null) return httpDate(expires)
  return maxAge === null ? null : httpDate(Date.now() / 1000 + Math.trunc(maxAge))
}

const sameSite = (value: string | null | undefined): string | null => {
  if (value === null || value === undefined) return null
  const title = value.charAt(0).toUpperCase() + value.slice(1).toLowerCase()
  if (title === 'Strict' || title === 'Lax' || title === 'None') return title
  throw new RangeError(`SameSite must be 'Strict', 'Lax', or 'None', not ${JSON.stringify(value)}`)
}
