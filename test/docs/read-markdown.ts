/** A fenced block of code: the line of its fence, counted from 1, and what stands below it. */
export interface Block {
  readonly line: number
  readonly text: string
}

/** A table: the line of its header, counted from 1, and its cells. */
export interface Table {
  readonly line: number
  readonly header: readonly string[]
  readonly rows: readonly Row[]
}

/** A row of a table under its header's names. */
export interface Row {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** Reads the blocks of a language. */
export const readBlocks = (text: string, language: string): readonly Block[] =>
  Array.from(text.matchAll(/^```(\w+)\n(.*?)^```$/gms))
    .filter(([, name]) => name === language)
    .map(({ index, 2: code = '' }) => ({ line: lineAt(text, index), text: code }))

/** Reads the examples in the doc comments of a source file. */
export const readComments = (text: string): readonly Block[] =>
  Array.from(text.matchAll(/^ *\* @example\n((?: *\* .*\n)+)/gm), ({ index, 1: code = '' }) => ({
    line: lineAt(text, index),
    text: code.replaceAll(/^ *\* /gm, ''),
  }))

/** Reads the tables. */
export const readTables = (text: string): readonly Table[] =>
  Array.from(text.matchAll(/^(\|.*)\n\|[-|]+\n((?:\|.*\n?)*)/gm), ({ index, ...match }) => {
    const line = lineAt(text, index)
    const header = readCells(match[1])
    const rows = (match[2] ?? '')
      .trimEnd()
      .split('\n')
      .map((row, at) => {
        const cells = readCells(row).map((cell, column) => [header[column] ?? '', cell])
        return { line: line + 2 + at, cells: Object.fromEntries(cells) as Row['cells'] }
      })
    return { line, header, rows }
  })

const readCells = (row = ''): readonly string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

/** Reads what a text shows as code. */
export const readCode = (text = ''): readonly string[] =>
  Array.from(text.matchAll(/`([^`]+)`/g), ([, code = '']) => code)

/** Reads the first paragraph below a heading; its line is that of the heading. */
export const readParagraph = (text: string, heading: string): Block => {
  const found = new RegExp(`^#+ ${heading}\\n\\n((?:.+\\n)+)`, 'm').exec(text)
  if (found === null) throw new Error(`There is no paragraph below a heading "${heading}"`)
  return { line: lineAt(text, found.index), text: found[1] ?? '' }
}
