/** The kinds of edges that a walk tries itself; PART and more is the part of that number. */
export const PLAIN = 0
export const INT = 1
export const PATH = 2
export const PART = 3

const SLASH = 47
const ZERO = 48
const NINE = 57
const DIGITS = /^\p{Nd}+$/u

/** Where the text of a variable ends that is alone in its part, -1 where it does not fit. */
export const findEnd = (kind: number, path: string, start: number): number => {
  if (kind === PLAIN) return endOfText(path, start)
  return kind === INT ? endOfDigits(path, start) : endOfPath(path, start)
}

/** Where the segment ends. */
export const endOfSegment = (path: string, start: number): number => {
  const end = path.indexOf('/', start)
  return end === -1 ? path.length : end
}

const endOfText = (path: string, start: number): number => {
  const end = endOfSegment(path, start)
  return end === start ? -1 : end
}

const endOfDigits = (path: string, start: number): number => {
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

// The rest: it does not begin with a slash, and only its first character may be a newline.
const endOfPath = (path: string, start: number): number => {
  if (start === path.length || path.charCodeAt(start) === SLASH) return -1
  return path.indexOf('\n', start + 1) === -1 ? path.length : -1
}
