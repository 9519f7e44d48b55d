/** A longer text is cut in its middle: a message is at its head, a stack's deepest causes at its end. */
const MOST_TEXT = 16_384

/** What stays of the end of a text that is cut. */
const END = 4096

/** A shorter secret would be found in words that have nothing to do with it. */
const LEAST_SECRET = 4

// What V8 says where a text is no JSON, with up to 20 characters of that text: mostly a caller's body.
const quotedJson = /Unexpected token '[^]', (?:\.\.\.)?"[^]{0,64}"(?:\.\.\.)? is not valid JSON/g

/** A text as the log may have it: without the secrets, without pieces of a body, and of a bounded length. */
export const cleanText = (text: string, secrets: readonly string[]): string => {
  let clean = text.replace(quotedJson, 'Unexpected token: the text is not valid JSON')
  for (const secret of secrets) {
    if (secret.length >= LEAST_SECRET) clean = clean.replaceAll(secret, '[secret]')
  }
  const cut = clean.length - MOST_TEXT
  if (cut <= 0) return clean
  return `${clean.slice(0, MOST_TEXT - END)}\n... ${cut} characters are cut here ...\n${clean.slice(-END)}`
}
