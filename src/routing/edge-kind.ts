/** The kinds of edges that a walk tries itself; PART and more is the part of that number. */
export const PLAIN = 0
export const INT = 1
export const PATH = 2
export const PART = 3

const SLASH = 47
const ZERO = 48
const NINE = 57
const DIGITS = /^\p{Nd}+$/u

/** Where the segment ends. */
export const endOfSegment = (path: string, start: number): number => {
  const end = path.indexOf('/', start)
  return end === -1 ? path.length : end
}

/** Where a plain variable ends, -1 where there is no text for it. */
export const endOfText = (path: string, start: number): number => {
  const end = endOfSegment(path, start)
  return end === start ? -1 : end
}

/** Where an `int` ends that is a segment, -1 where the segment is none. */
export const endOfDigits = (path: string, start: number): number => {
  const { length } = path
  let end = start
  let unit = SLASH
  for (; end < length; end++) {
    unit = path.charCodeAt(end)
    if (unit < ZERO || unit > NINE) break
  }
  if (end === length || unit === SLASH) return end === start ? -1 : end
  if (unit < 128) return -1
  // Perhaps digits of another script.
  end = endOfSegment(path, end)
  return DIGITS.test(path.slice(start, end)) ? end : -1
}

/** Where a `path` ends that is the rest: it begins with no slash, and only its first character may be a newline. */
export const endOfPath = (path: string, start: number, newline: boolean): number => {
  if (start === path.length || path.charCodeAt(start) === SLASH) return -1
  return newline && path.includes('\n', start + 1) ? -1 : path.length
}
