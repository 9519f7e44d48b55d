/// <reference lib="esnext.typedarrays" />

/** Where files are served, below the Worker's own origin; no rule of a plugin is asked for a path below it. */
export const FILES_PATH = '/_files/'

/** A file's name below FILES_PATH, and the second since 1970 until which the link holds. */
export interface Link {
  readonly name: string
  readonly expires: number
}

/** Gives the path and query of a link, signed with the secret. */
export async function signLink(secret: string, link: Link): Promise<string> {
  const key = await importKey(secret)
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, encodeLink(link)))
  const text = signature.toBase64({ alphabet: 'base64url', omitPadding: true })
  return `${FILES_PATH}${link.name}?expires=${link.expires}&signature=${text}`
}

/** Gives the link that a URL is, or undefined where it is not one that was signed with the secret; it may have expired. */
export async function verifyLink(secret: string, url: URL): Promise<Link | undefined> {
  const name = url.pathname.slice(FILES_PATH.length)
  const expires = url.searchParams.get('expires') ?? ''
  const signature = decodeSignature(url.searchParams.get('signature') ?? '')
  if (!/^[a-z0-9.-]+$/.test(name) || !/^\d{1,12}$/.test(expires) || signature === undefined) {
    return undefined
  }
  const link = { name, expires: Number(expires) }
  // Web Crypto compares in constant time.
  const key = await importKey(secret)
  const isSigned = await crypto.subtle.verify('HMAC', key, signature, encodeLink(link))
  return isSigned ? link : undefined
}

const importKey = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])

const encoder = new TextEncoder()

const encodeLink = ({ name, expires }: Link): Uint8Array =>
  encoder.encode(`dify-edge file\n${name}\n${expires}`)

function decodeSignature(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text, { alphabet: 'base64url' })
  } catch {
    return undefined
  }
}
