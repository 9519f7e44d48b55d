import { findEnds, pieceOf } from './find-ends.ts'
import type { Characters, Ends } from './find-ends.ts'
import type { TablePart } from './table.ts'

/** The texts of a part's variables; `slash` tells whether a suffixed part took its slash. */
export interface PartFit {
  readonly texts: readonly string[]
  readonly slash: boolean
}

const SURROGATE = /[\ud800-\udfff]/

/**
 * Matches a part against a segment, or the rest of the path, with the outcome of Python's regular expression but in
 * time that grows with the length alone: from the last token back, it notes for each place where the token that
 * begins there ends, if all that follows it fits.
 */
export const matchPart = (part: TablePart, target: string): PartFit | undefined => {
  const text = SURROGATE.test(target) ? Array.from(target) : target
  let next = part.suffixed ? slashEnds(text) : lastEnds(text)
  const ends: Ends[] = [next]
  for (const token of part.tokens.toReversed()) {
    next = findEnds(token, text, next)
    ends.push(next)
  }
  return next[0] === NO_END ? undefined : readFit(part, text, ends.toReversed())
}

const NO_END = -1

// Behind the last token only the end fits.
const lastEnds = (text: Characters): Ends => {
  const ends = new Int32Array(text.length + 1).fill(NO_END)
  ends[text.length] = text.length
  return ends
}

// Behind the last token of a suffixed part: an optional slash, but none before it.
const slashEnds = (text: Characters): Ends => {
  const ends = new Int32Array(text.length + 1).fill(NO_END)
  const { length } = text
  if (text[length - 1] !== '/') ends[length] = length
  else if (text[length - 2] !== '/') ends[length - 1] = length
  return ends
}

const readFit = (part: TablePart, text: Characters, ends: readonly Ends[]): PartFit => {
  const texts: string[] = []
  let start = 0
  for (const [index, token] of part.tokens.entries()) {
    const end = ends[index]?.[start] ?? start
    if (token.kind === 'variable') texts.push(pieceOf(text, start, end))
    start = end
  }
  return { texts, slash: part.suffixed && start < text.length }
}
