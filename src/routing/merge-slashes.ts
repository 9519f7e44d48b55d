/** A text with runs of slashes merged, and for each of its units (and its end) the place in the original. */
export interface MergedText {
  readonly text: string
  readonly offsets: readonly number[]
}

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Makes each run of slashes one slash, as Werkzeug does with a rule before it reads it. */
export const mergeSlashes = (original: string): MergedText => {
  let text = ''
  const offsets: number[] = []
  for (let index = 0; index < original.length; index++) {
    if (original[index] === '/' && original[index - 1] === '/') continue
    text += original[index]
    offsets.push(index)
  }
  offsets.push(original.length)
  return { text, offsets }
}

/** Where a stretch of the merged text stands in the original. */
export const originalSpan = ({ offsets }: MergedText, { start, end }: Span): Span => {
  const first = offsets[start] ?? 0
  return { start: first, end: end > start ? (offsets[end - 1] ?? 0) + 1 : first }
}
