import {
  endOfDigits,
  endOfPath,
  endOfSegment,
  endOfText,
  INT,
  PART,
  PATH,
  PLAIN,
} from './edge-kind.ts'
import { matchPart } from './match-part.ts'
import { ruleOfCode } from './method-bits.ts'
import type { Notes } from './notes.ts'
import type { RouteTable, TablePart } from './table.ts'

/** The walk found no rule. */
export const NONE = -1
/** The walk came to where one slash more makes a rule fit. */
export const SLASH_MISSING = -2

const SLASH = 47

/**
 * Walks the tree over a path that begins with a slash, as Werkzeug does: texts before variables, variables by weight,
 * and back to the last choice where nothing goes on. Gives the number of the rule, NONE or SLASH_MISSING; the notes
 * hold the rest. No way is tried twice. It is all in one function because every call and every object would be felt.
 */
export const walk = (table: RouteTable, path: string, notes: Notes): number => {
  const { nodes } = table
  const { bit, spans, pending } = notes
  const { length } = path
  let position = 1
  while (position < length && path.charCodeAt(position) === SLASH) position++
  let at = 0
  let node = 0
  // The way on behind variables, as nodes[node + 2] has it; 0 where a node is to be read first.
  let edges = 0
  let edge = 0
  let span = 0
  let top = 0
  let fitting = 0
  notes.seen = 1

  search: for (;;) {
    read: while (edges >= 0) {
      if (edges > 0) {
        // One plain variable takes the segment.
        let end = path.indexOf('/', position)
        if (end === -1) end = length
        if (end === position) break
        spans[span] = position
        spans[span + 1] = end
        span += 2
        at = node + edges
        edges = 0
        position = end
      }
      const size = nodes[at] ?? 0
      if (position + size > length) break
      const last = at + size
      while (at < last) {
        if (nodes[++at] !== path.charCodeAt(position)) break read
        position++
      }
      node = at
      edges = nodes[at + 2] ?? 0
      edge = 0
      if (position === length) {
        const distance = nodes[at + 1] ?? 0
        if (distance !== 0) {
          const ends = at + distance
          const behind = ends + 2 + (nodes[ends + 1] ?? 0)
          for (let end = ends + 2; end < behind; end++) {
            const code = nodes[end] ?? 0
            if ((code & bit) !== 0) {
              notes.fitting |= fitting
              return ruleOfCode(code)
            }
            fitting |= code
          }
          if (((nodes[ends] ?? 0) & bit) !== 0) return SLASH_MISSING
        }
        break
      }
      const mask = nodes[at + 3] ?? 0
      const unit = path.charCodeAt(position)
      const child = mask < 0 ? searchChild(nodes, at, unit) : (nodes[at + 4 + (unit & mask)] ?? 0)
      if (child === 0) {
        if (edges === 0) break
        continue
      }
      // Another unit's child may come out: its text tells.
      if (edges !== 0) {
        pending[top] = node
        pending[top + 1] = 0
        pending[top + 2] = position
        pending[top + 3] = span
        top += 4
        edges = 0
      }
      at = node + child
    }

    if (edges < 0) {
      const list = node - edges
      const count = nodes[list] ?? 0
      for (; edge < count; edge++) {
        const place = list + 1 + 3 * edge
        const kind = nodes[place] ?? 0
        if (kind >= PATH) notes.seen = 0
        const end =
          kind === PLAIN
            ? endOfText(path, position)
            : kind === INT
              ? endOfDigits(path, position)
              : kind === PATH
                ? endOfPath(path, position, notes.newline)
                : readPart(table.parts[kind - PART] as TablePart, path, { position, spans, span })
        if (end === -1) continue
        if (edge + 1 < count) {
          pending[top] = node
          pending[top + 1] = edge + 1
          pending[top + 2] = position
          pending[top + 3] = span
          top += 4
        }
        if (kind < PART) {
          spans[span] = position
          spans[span + 1] = end
        }
        span += nodes[place + 1] ?? 0
        at = node + (nodes[place + 2] ?? 0)
        position = end
        edges = 0
        continue search
      }
    }

    if (top === 0) break
    top -= 4
    node = pending[top] ?? 0
    edges = nodes[node + 2] ?? 0
    edge = pending[top + 1] ?? 0
    position = pending[top + 2] ?? 0
    span = pending[top + 3] ?? 0
  }
  notes.fitting |= fitting
  if (notes.seen !== 0) notes.seen = position
  return NONE
}

const searchChild = (nodes: readonly number[], at: number, unit: number): number => {
  const first = at + 4
  const behind = first - 2 * (nodes[at + 3] ?? 0)
  for (let place = first; place < behind; place += 2) {
    if (nodes[place] === unit) return nodes[place + 1] ?? 0
  }
  return 0
}

interface Stand {
  readonly position: number
  readonly spans: Int32Array
  readonly span: number
}

// Notes the spans of the part's variables and gives the end of the part, -1 where it does not fit.
const readPart = (part: TablePart, path: string, { position, spans, span }: Stand): number => {
  const stop = part.final ? path.length : endOfSegment(path, position)
  const fit = matchPart(part, path.slice(position, stop))
  if (fit === undefined) return -1
  for (const [index, place] of fit.spans.entries()) spans[span + index] = position + place
  return position + fit.end
}
