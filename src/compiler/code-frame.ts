import type { Place } from './diagnostic.ts'
import { printable, widthOf } from './printable.ts'
import { positionAt } from './source-file.ts'

/** The longest line that is shown whole. */
const LONGEST = 120

/** How much is shown before the place on a line that is cut. */
const BEFORE = 40

/** The line of a place with its number, and carets under the place; nothing for a file without text. */
export const formatFrame = ({ file, start, end }: Place): readonly [string, string] | undefined => {
  if (file.text === '') return undefined
  const { line, column } = positionAt(file, start)
  const lineStart = start - column + 1
  const text = lineAt(file.text, lineStart)
  const from = Math.min(column - 1, text.length)
  const shown = cut({ text, from, to: Math.max(from, Math.min(end - lineStart, text.length)) })
  const prefix = shown.text.slice(0, shown.from)
  const marked = shown.text.slice(shown.from, shown.to)
  const gutter = String(line)
  return [
    `${gutter} | ${shown.text}`,
    `${' '.repeat(gutter.length)} | ${blank(prefix)}${'^'.repeat(Math.max(1, widthOf(marked)))}`,
  ]
}

const lineAt = (text: string, start: number): string => {
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end === -1 ? undefined : end)
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

/** A line, and the stretch of it that is marked. */
interface MarkedLine {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** A long line is cut to what stands around the place. */
const cut = ({ text, from, to }: MarkedLine): MarkedLine => {
  if (text.length <= LONGEST) return { text: printable(text), from, to }
  const start = boundary(text, Math.max(0, from - BEFORE))
  const end = boundary(text, Math.min(text.length, start + LONGEST))
  const left = start === 0 ? '' : '…'
  const right = end === text.length ? '' : '…'
  const shift = left.length - start
  return {
    text: `${left}${printable(text.slice(start, end))}${right}`,
    from: from + shift,
    to: Math.min(to, end) + shift,
  }
}

// Not between the halves of a surrogate pair.
const boundary = (text: string, index: number): number =>
  /^[\uDC00-\uDFFF]/.test(text.slice(index, index + 1)) ? index - 1 : index

// As wide as the text: a tab stays a tab, a wide character is two blanks.
const blank = (text: string): string =>
  text
    .split('\t')
    .map((piece) => ' '.repeat(widthOf(piece)))
    .join('\t')
