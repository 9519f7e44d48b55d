/** A file of the plugin as it was read. */
export interface SourceFile {
  /** From the plugin root, with "/": `endpoints/duck.yaml`. */
  readonly path: string
  readonly text: string
}

/** A stretch of a text: UTF-16 offsets, `end` not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A place for people and editors: both count from 1, columns in UTF-16 units as editors and tsc do. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The line and column of an offset; asked for only where a place is printed. */
export const positionAt = (file: SourceFile, offset: number): Position => {
  const starts = lineStartsOf(file)
  let first = 0
  let last = starts.length - 1
  while (first < last) {
    const middle = (first + last + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) first = middle
    else last = middle - 1
  }
  return { line: first + 1, column: offset - (starts[first] ?? 0) + 1 }
}

// A file with thousands of mistakes is searched for line ends once; the index goes with the file.
const lineStarts = new WeakMap<SourceFile, readonly number[]>()

const lineStartsOf = (file: SourceFile): readonly number[] => {
  const known = lineStarts.get(file)
  if (known !== undefined) return known
  const starts = [0]
  const { text } = file
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1)
  }
  lineStarts.set(file, starts)
  return starts
}
