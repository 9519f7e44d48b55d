import { codesOf, findEnds } from './find-ends.ts'
import type { Codes, Ends } from './find-ends.ts'
import { fitsConverter } from './fits-converter.ts'
import type { MultiplePart, SinglePart, TablePart, TableToken } from './table.ts'

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

// From the last token back, it is noted for each place where the token that begins there ends if all behind it fits.
const matchMultiple = (
  { tokens }: MultiplePart,
  text: string,
  end: number,
): PartFit | undefined => {
  const whole = text.slice(0, end)
  if (!hasTexts(tokens, whole)) return undefined
  const codes = codesOf(whole)
  let next: Ends = new Int32Array(codes.length + 1).fill(-1)
  next[codes.length] = codes.length
  const ends: Ends[] = []
  for (const token of tokens.toReversed()) {
    next = findEnds(token, codes, next)
    ends.push(next)
  }
  return next[0] === -1 ? undefined : { spans: readSpans(tokens, codes, ends), end }
}

// Most of what does not fit lacks one of the texts.
const hasTexts = (tokens: readonly TableToken[], text: string): boolean => {
  const last = tokens.at(-1)
  if (typeof last === 'string' && !text.endsWith(last)) return false
  let place = 0
  for (const token of tokens) {
    if (typeof token !== 'string') continue
    place = text.indexOf(token, place)
    if (place === -1) return false
    place += token.length
  }
  return true
}

const readSpans = (
  tokens: readonly TableToken[],
  codes: Codes,
  ends: readonly Ends[],
): readonly number[] => {
  const spans: number[] = []
  let place = 0
  let unit = 0
  for (const [index, token] of tokens.entries()) {
    const end = ends[tokens.length - 1 - index]?.[place] ?? place
    const start = unit
    for (; place < end; place++) unit += (codes[place] ?? 0) > 0xffff ? 2 : 1
    if (typeof token !== 'string') spans.push(start, unit)
  }
  return spans
}
