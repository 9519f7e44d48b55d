const QUOTE = 34
const BACKSLASH = 92

/** The index after the quoted string that starts at an index, or -1 where it is never closed. */
export const quotedEnd = (text: string, start: number): number => {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at + 1
    if (code === BACKSLASH) at += 1
  }
  return -1
}

/** The text without quotes and backslashes if it is quoted as a whole, else as it is. */
export const unquoteHeaderValue = (text: string): string =>
  text.length >= 2 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replace(/\\(.)/gs, '$1')
    : text
