/** The charsets that Werkzeug takes from a client; every other name is not decoded. */
export type Charset = 'utf-8' | 'ascii' | 'iso-8859-1'

const charsets: Readonly<Record<string, Charset>> = {
  ascii: 'ascii',
  'us-ascii': 'ascii',
  'utf-8': 'utf-8',
  'iso-8859-1': 'iso-8859-1',
}

/** The charset of a name in lower case, or undefined where Werkzeug does not know it. */
export const findCharset = (name: string): Charset | undefined =>
  Object.hasOwn(charsets, name) ? charsets[name] : undefined

const utf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })

/** Bytes as UTF-8; what is none becomes U+FFFD, and a BOM stays. */
export const decodeUtf8 = (bytes: Uint8Array): string => utf8.decode(bytes)

/** Bytes as text; what the charset does not have becomes U+FFFD. */
export const decodeBytes = (bytes: Uint8Array, charset: Charset): string => {
  if (charset === 'utf-8') return decodeUtf8(bytes)
  // Fetch's own iso-8859-1 is windows-1252, so bytes 80 to 9F would come out as other characters.
  let text = ''
  for (const byte of bytes) {
    text += charset === 'ascii' && byte > 0x7f ? '\ufffd' : String.fromCharCode(byte)
  }
  return text
}
