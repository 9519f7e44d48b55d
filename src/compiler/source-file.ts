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

/** The line and column of an offset; computed only where a place is printed. */
export const positionAt = (text: string, offset: number): Position => {
  let line = 1
  let lineStart = 0
  for (
    let index = text.indexOf('\n');
    index !== -1 && index < offset;
    index = text.indexOf('\n', lineStart)
  ) {
    line += 1
    lineStart = index + 1
  }
  return { line, column: offset - lineStart + 1 }
}
