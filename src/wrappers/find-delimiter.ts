const LF = 10
const CR = 13
const DASH = 45

/** Where a delimiter stands; `last` is the closing one. */
interface Delimiter {
  readonly kind: 'found'
  readonly start: number
  readonly end: number
  readonly last: boolean
}

/** What a search comes to; from `from` on there may be a delimiter that more bytes complete. */
export type DelimiterSearch = Delimiter | { readonly kind: 'open'; readonly from: number }

/** Blanks that are no line breaks. */
const isBlank = (byte: number | undefined): boolean =>
  byte === 32 || byte === 9 || byte === 11 || byte === 12

/** What follows a boundary: "--", or blanks and a line break; "open" where the bytes end too early, null where neither. */
const readTail = (
  bytes: Uint8Array,
  at: number,
): { end: number; last: boolean } | 'open' | null => {
  if (bytes[at] === DASH) {
    if (at + 1 >= bytes.length) return 'open'
    return bytes[at + 1] === DASH ? { end: at + 2, last: true } : null
  }
  let index = at
  while (isBlank(bytes[index])) index += 1
  if (index >= bytes.length) return 'open'
  if (bytes[index] === LF) return { end: index + 1, last: false }
  if (bytes[index] !== CR) return null
  if (index + 1 >= bytes.length) return 'open'
  return { end: bytes[index + 1] === LF ? index + 2 : index + 1, last: false }
}

/** How many bytes of the pattern stand at an index, up to the end of the bytes. */
const commonLength = (bytes: Uint8Array, at: number, pattern: Uint8Array): number => {
  let length = 0
  while (length < pattern.length && bytes[at + length] === pattern[length]) length += 1
  return length
}

/** The line break from an index on, or the end of the bytes. */
const findLineBreak = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at += 1
  return at
}

/**
 * The first delimiter in a part's data: a line break (CRLF, LF or CR), `--boundary` and its tail. Since a
 * boundary holds no line break, one search looks at a byte twice at most, whatever the data.
 */
export const findDelimiter = (bytes: Uint8Array, dashBoundary: Uint8Array): DelimiterSearch => {
  for (let start = findLineBreak(bytes, 0); start < bytes.length;) {
    const next = bytes[start] === CR && bytes[start + 1] === LF ? start + 2 : start + 1
    const length = commonLength(bytes, next, dashBoundary)
    if (next + length >= bytes.length) return { kind: 'open', from: start }
    const tail = length === dashBoundary.length ? readTail(bytes, next + length) : null
    if (tail === 'open') return { kind: 'open', from: start }
    if (tail !== null) return { kind: 'found', start, ...tail }
    start = findLineBreak(bytes, next)
  }
  return { kind: 'open', from: bytes.length }
}

/** For each length of a pattern's beginning, how long its own longest beginning is that it also ends with. */
const overlaps = (pattern: Uint8Array): Uint32Array => {
  const table = new Uint32Array(pattern.length)
  for (let index = 1, length = 0; index < pattern.length; index += 1) {
    while (length > 0 && pattern[index] !== pattern[length]) length = table[length - 1] ?? 0
    if (pattern[index] === pattern[length]) length += 1
    table[index] = length
  }
  return table
}

/**
 * The first delimiter of a body, which may stand anywhere: in the middle of a line too. Knuth, Morris and
 * Pratt's search, which takes linear time for boundaries that overlap themselves.
 */
export const findFirstDelimiter = (
  bytes: Uint8Array,
  dashBoundary: Uint8Array,
): DelimiterSearch => {
  const table = overlaps(dashBoundary)
  let length = 0
  for (let index = 0; index < bytes.length; index += 1) {
    while (length > 0 && bytes[index] !== dashBoundary[length]) length = table[length - 1] ?? 0
    if (bytes[index] === dashBoundary[length]) length += 1
    if (length < dashBoundary.length) continue
    const start = index + 1 - length
    const tail = readTail(bytes, index + 1)
    if (tail === 'open') return { kind: 'open', from: start }
    if (tail !== null) return { kind: 'found', start, ...tail }
    length = table[length - 1] ?? 0
  }
  return { kind: 'open', from: bytes.length - length }
}
