/**
 * The text with every run that `unsafe` matches as percent-encoded UTF-8 (Python's `quote`). `unsafe`
 * is global and matches whole runs, since a character beyond U+FFFF is two units.
 */
export const percentEncode = (text: string, unsafe: RegExp): string =>
  text
    .toWellFormed()
    .replace(unsafe, (run) => encodeURIComponent(run).replace(/[!'()*~]/g, escapeAscii))

// What encodeURIComponent leaves as it is, although it was asked for.
const escapeAscii = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase()}`
