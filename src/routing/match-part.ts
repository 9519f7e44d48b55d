import { findEnds } from './find-ends.ts'
import type { Characters, Ends } from './find-ends.ts'
import { fitsConverter } from './fits-converter.ts'
import type { MultiplePart, SinglePart, TablePart } from './table.ts'

/** How a part fits a text: where the text of each variable starts and ends, and where the part ends. */
export interface PartFit {
  readonly spans: readonly number[]
  /** The end of the text, or before its last slash where a suffixed part leaves it. */
  readonly end: number
}

/** Matches a part against a whole text, with the outcome of Werkzeug's expression, in time that grows with its length. */
export const matchPart = (part: TablePart, text: string): PartFit | undefined => {
  const end = part.suffixed && text.endsWith('/') ? text.length - 1 : text.length
  // Before the optional slash of a suffixed part there is none.
  if (part.suffixed && text[end - 1] === '/') return undefined
  return part.kind === 'single' ? matchSingle(part, text, end) : matchMultiple(part, text, end)
}

const matchSingle = (
  { before, converter, after }: SinglePart,
  text: string,
  end: number,
): PartFit | undefined => {
  const start = before.length
  const stop = end - after.length
  if (stop < start || !text.startsWith(before) || !text.startsWith(after, stop)) return undefined
  return fitsConverter(converter, text.slice(start, stop))
    ? { spans: [start, stop], end }
    : undefined
}

const SURROGATE = /[\ud800-\udfff]/
const NO_END = -1

// From the last token back it is noted for each place where the token that begins there ends, if all behind it fits.
const matchMultiple = (part: MultiplePart, text: string, end: number): PartFit | undefined => {
  const whole = text.slice(0, end)
  const characters = SURROGATE.test(whole) ? Array.from(whole) : whole
  let next = onlyAtEnd(characters)
  const ends: Ends[] = []
  for (const token of part.tokens.toReversed()) {
    next = findEnds(token, characters, next)
    ends.push(next)
  }
  return next[0] === NO_END ? undefined : { spans: readSpans(part, characters, ends), end }
}

const onlyAtEnd = ({ length }: Characters): Ends => {
  const ends = new Int32Array(length + 1).fill(NO_END)
  ends[length] = length
  return ends
}

const readSpans = (
  { tokens }: MultiplePart,
  characters: Characters,
  ends: readonly Ends[],
): readonly number[] => {
  const spans: number[] = []
  let start = 0
  for (const [index, token] of tokens.entries()) {
    const end = ends[tokens.length - 1 - index]?.[start] ?? start
    if (typeof token !== 'string') spans.push(start, end)
    start = end
  }
  return typeof characters === 'string'
    ? spans
    : spans.map((place) => unitsBefore(characters, place))
}

const unitsBefore = (characters: readonly string[], place: number): number =>
  characters.slice(0, place).join('').length
