import { encodeHost } from './encode-host.ts'
import { percentEncode } from './percent-encode.ts'

const unsafeInPath = /[^\w\-.~%!$&'()*+,/:;=@]+/g
const unsafeInQuery = /[^\w\-.~%!$&'()*+,/:;=?@]+/g
const unsafeInFragment = /[^\w\-.~%!#$&'()*+,/:;=?@]+/g
const unsafeInUser = /[^\w\-.~%!$&'()*+,;=]+/g

// What browsers read as a host even where the slashes are missing.
const needsHost = /^(?:https?|ftp|file|wss?)$/i

// scheme, "//" and host, path, query, fragment: RFC 3986, appendix B, with the schemes that Python takes.
const parts = /^(?:([a-z][a-z\d+\-.]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is

/**
 * An IRI as the URI that goes on the wire: what is not ASCII or not safe is percent-encoded, the host
 * is in ASCII, what is encoded already stays (Werkzeug's `iri_to_uri`, [M2]).
 */
export const iriToUri = (iri: string): string => {
  // Python drops what a browser drops: leading controls and blanks, tabs and line breaks anywhere.
  const text = iri.replace(/^[\0-\x20]+|[\t\r\n]+/g, '')
  const [, scheme = '', netloc, path = '', query = '', fragment = ''] = parts.exec(text) ?? []
  let uri = percentEncode(path, unsafeInPath)
  const authority = encodeAuthority(netloc ?? '')
  // The two slashes alone would make a host of what follows them: "///evil.example" is a path.
  if (authority !== '' || (scheme !== '' && netloc !== undefined)) uri = `//${authority}${uri}`
  else if (needsHost.test(scheme)) uri = `//${uri === '' || uri.startsWith('/') ? '' : '/'}${uri}`
  if (scheme !== '') uri = `${scheme.toLowerCase()}:${uri}`
  if (query !== '') uri += `?${percentEncode(query, unsafeInQuery)}`
  if (fragment !== '') uri += `#${percentEncode(fragment, unsafeInFragment)}`
  return uri
}

const encodeAuthority = (netloc: string): string => {
  checkNetloc(netloc)
  const at = netloc.lastIndexOf('@')
  const [host, port] = splitPort(netloc.slice(at + 1))
  const encoded = encodeHost(host.replace(/^[^%]+/, (name) => name.toLowerCase()))
  const authority =
    (encoded.includes(':') ? `[${encoded}]` : encoded) + (port === null ? '' : `:${port}`)
  if (at === -1) return authority
  const [user = '', ...password] = netloc.slice(0, at).split(':')
  const login = [user, ...(password.length === 0 ? [] : [password.join(':')])]
  return `${login.map((part) => percentEncode(part, unsafeInUser)).join(':')}@${authority}`
}

/** Host and port; the brackets of an IPv6 address are taken off. */
const splitPort = (text: string): [host: string, port: number | null] => {
  const bracket = text.indexOf('[')
  const end = bracket === -1 ? 0 : text.indexOf(']', bracket)
  const colon = text.indexOf(':', end)
  const host =
    bracket === -1 ? text.slice(0, colon === -1 ? undefined : colon) : text.slice(bracket + 1, end)
  const port = colon === -1 ? '' : text.slice(colon + 1)
  if (port === '') return [host, null]
  if (!/^\d+$/.test(port)) throw new RangeError(`The port "${port}" of a URL is not a number`)
  if (Number(port) > 65535) throw new RangeError('Port out of range 0-65535')
  return [host, Number(port)]
}

const checkNetloc = (netloc: string): void => {
  const open = netloc.indexOf('[')
  const close = netloc.indexOf(']')
  if ((open === -1) !== (close === -1)) throw new RangeError('Invalid IPv6 URL')
  if (open !== -1) {
    const address = /\[([^\]]*)/.exec(netloc)?.[1]?.replace(/%.+$/s, '') ?? ''
    if (!/^v[a-f\d]+\../is.test(address) && !URL.canParse(`http://[${address}]/`)) {
      throw new RangeError('Invalid IPv6 URL')
    }
  }
}
