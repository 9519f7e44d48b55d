import { decodeHost } from './decode-host.ts'
import { unquoteValid } from './unquote-valid.ts'

// What a path or a query cannot hold as it is; all else is encoded and decoded again by Werkzeug, and so stays.
const unsafe = /[\x00-\x20\x7f?#]/g

const escape = (char: string): string =>
  `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`

/** A decoded path as part of an IRI: `?` and `#` are escaped, and escapes in it are decoded once more ([G3]). */
export const pathToIri = (path: string): string => unquoteValid(path.replace(unsafe, escape), '/?#')

/** A raw query as part of an IRI, with its "?", or nothing where it is empty ([G3]). */
export const queryToIri = (query: string): string =>
  query === ''
    ? ''
    : `?${unquoteValid(
        query.replace(unsafe, (char) => (char === '?' ? char : escape(char))),
        '&=+#',
      )}`

/** `scheme://host` as an IRI, without a slash at its end. */
export const originToIri = (scheme: string, host: string): string =>
  `${scheme}://${decodeHost(host)}`
