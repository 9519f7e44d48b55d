import { contentDisposition } from './content-disposition.ts'

const ascii = /^[\0-\x7f]*$/
const latin1 = /^[\0-\xff]*$/
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A header value as the platform has to be given it. Werkzeug's values are Latin-1, a byte a
 * character, but workerd writes every value as UTF-8: bytes that are UTF-8 become its text, so that
 * the same bytes go out. A file name gets RFC 6266's form; other text has no form in a header.
 */
export const wireValue = (name: string, given: string): string => {
  if (ascii.test(given)) return given
  const value = name.toLowerCase() === 'content-disposition' ? contentDisposition(given) : given
  if (!latin1.test(value)) {
    throw new RangeError(
      `The header "${name}" holds characters beyond Latin-1, which HTTP cannot carry; encode them, as encodeURIComponent(text) does`,
    )
  }
  try {
    return utf8.decode(Uint8Array.from(value, (character) => character.charCodeAt(0)))
  } catch {
    return value
  }
}
