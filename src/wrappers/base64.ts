const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The letters that count: others are skipped, and padding that fills its group of four ends the text;
 * null where the last group is not whole (Python's lenient `b64decode`, [K5]).
 */
const significant = (text: string): string | null => {
  let letters = ''
  let padding = 0
  for (const char of text) {
    if (char === '=') {
      padding += 1
      const filled = letters.length % 4
      if (filled >= 2 && filled + padding >= 4) return letters
    } else if (alphabet.includes(char)) {
      letters += char
      padding = 0
    }
  }
  return letters.length % 4 === 0 ? letters : null
}

/** Base64 as the UTF-8 text it stands for, or null where it is not whole or no UTF-8. */
export const decodeBase64 = (text: string): string | null => {
  // Werkzeug lets Python's ValueError pass here, a 500 that any caller can cause.
  const letters = /[^\x00-\x7f]/.test(text) ? null : significant(text)
  if (letters === null) return null
  try {
    return strictUtf8.decode(Uint8Array.from(atob(letters), (char) => char.charCodeAt(0)))
  } catch {
    return null
  }
}

/** The base64 of a text in UTF-8. */
export const encodeBase64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
