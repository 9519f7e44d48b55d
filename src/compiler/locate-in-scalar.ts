import type { Span } from './source-file.ts'
import type { ScalarText, YamlScalar } from './yaml-node.ts'

/** Where a stretch of a scalar's text stands in the file; the whole scalar where that cannot be told. */
export const locateInScalar = (source: string, { node, text }: ScalarText, span: Span): Span => {
  const offsets = alignScalar(source.slice(node.start, node.end), text, node.style)
  const start = offsets?.[span.start]
  const end = offsets?.[span.end]
  if (start === undefined || end === undefined) return { start: node.start, end: node.end }
  return { start: node.start + start, end: node.start + Math.max(end, start) }
}

/** For each UTF-16 unit of the text, and for its end, the offset in what is written; undefined where they do not fit. */
const alignScalar = (
  written: string,
  text: string,
  style: YamlScalar['style'],
): readonly number[] | undefined => {
  const offsets: number[] = []
  let at = style === 'plain' ? 0 : style === 'block' ? written.indexOf('\n') + 1 : 1
  while (offsets.length < text.length) {
    const rest = text.slice(offsets.length)
    const step = readStep(written, { at, style, rest })
    if (step === undefined) return undefined
    for (let unit = 0; unit < step.units; unit++) offsets.push(at)
    at += step.length
  }
  offsets.push(at)
  return offsets
}

/** Some units of what is written, and how many units of the text they stand for. */
interface Step {
  readonly length: number
  readonly units: number
}

const readStep = (
  written: string,
  {
    at,
    style,
    rest,
  }: { readonly at: number; readonly style: YamlScalar['style']; readonly rest: string },
): Step | undefined => {
  if (style === 'double' && written[at] === '\\') return readEscape(written, at)
  if (style === 'single' && written.startsWith("''", at)) return { length: 2, units: 1 }
  const fold = matchAt(FOLD, written, at)
  if (fold !== undefined) {
    const units = style === 'block' ? (matchAt(BLANKS, rest, 0)?.length ?? 0) : unitsOf(fold)
    return { length: fold.length, units }
  }
  if (written[at] === rest[0] && at < written.length) return { length: 1, units: 1 }
  // The indentation of a block.
  return style === 'block' && written[at] === ' ' ? { length: 1, units: 0 } : undefined
}

// Line ends with the blanks around them.
const FOLD = /[ \t]*(?:\r?\n[ \t]*)+/y

// What they are in the text of a block: as many blanks and line ends, less the indentation.
const BLANKS = /[ \t\n]+/y

/** What they are in another text: one line end is a blank, each further one a line end. */
const unitsOf = (fold: string): number => Math.max(1, fold.split('\n').length - 2)

const readEscape = (written: string, at: number): Step | undefined => {
  const joined = matchAt(/\\\r?\n[ \t]*/y, written, at)
  if (joined !== undefined) return { length: joined.length, units: 0 }
  const long = matchAt(/\\U([0-9A-Fa-f]{8})/y, written, at)
  if (long !== undefined)
    return { length: 10, units: Number.parseInt(long.slice(2), 16) > 0xffff ? 2 : 1 }
  const code = matchAt(/\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})/y, written, at)
  return { length: code?.length ?? 2, units: 1 }
}

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
