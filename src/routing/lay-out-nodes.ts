import { INT, PART, PATH, PLAIN } from './edge-kind.ts'
import { bitsOfCode, codeOfRule } from './method-bits.ts'
import type { Token, VariablePart } from './rule.ts'
import type { RoutedRule, State } from './state-tree.ts'
import type { RouteTable, TablePart } from './table.ts'

/** Lays the tree of states out as the plain numbers that `RouteTable` describes. */
export const layOutNodes = (
  root: State,
  routes: readonly RoutedRule[],
): Pick<RouteTable, 'nodes' | 'parts'> => {
  const codes = routes.map(({ method }, rule) => codeOfRule(rule, method))
  const layout: Layout = { nodes: [], parts: [], codes }
  layOutNode(layout, [{ text: '', read: 0, state: root, behindSlash: true }])
  return { nodes: layout.nodes, parts: layout.parts }
}

interface Layout {
  readonly nodes: number[]
  readonly parts: TablePart[]
  /** Each rule with the bits of its methods. */
  readonly codes: readonly number[]
}

/** A way to a state, of which `read` units of the text have been read; or to the slash behind the state. */
interface Way {
  readonly text: string
  readonly read: number
  readonly state: State
  readonly behindSlash: boolean
}

/** What there is where all ways meet. */
interface Meeting {
  readonly rules: number[]
  /** The rules that end behind one slash more. */
  readonly branches: number[]
  edges: State['parts']
  readonly ways: Way[]
}

// Gives the place of the node.
const layOutNode = (layout: Layout, start: readonly Way[]): number => {
  const { text, meeting } = readCommonText(start)
  const { nodes } = layout
  const place = nodes.length
  nodes.push(text.length, ...unitsOf(text), 0, 0)
  const at = place + text.length
  const children = Map.groupBy(meeting.ways, ({ text, read }) => text.charCodeAt(read))
  const slots = layOutSlots(nodes, Array.from(children.keys()))
  if (meeting.rules.length > 0 || meeting.branches.length > 0) {
    nodes[at + 1] = layOutEnds(layout, meeting) - at
  }
  if (meeting.edges.length > 0) nodes[at + 2] = layOutEdges(layout, meeting.edges, at)
  for (const [unit, ways] of children) {
    nodes[slots.get(unit) ?? Number.NaN] = layOutNode(layout, ways) - at
  }
  return place
}

const unitsOf = (text: string): readonly number[] =>
  Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))

// Reads on while all ways have the same text before them and nothing else can happen.
const readCommonText = (start: readonly Way[]): { text: string; meeting: Meeting } => {
  let text = ''
  let meeting = meet(start)
  for (;;) {
    const common = commonText(meeting)
    if (common === '') return { text, meeting }
    text += common
    meeting = meet(meeting.ways.map((way) => readOn(way, common.length)))
  }
}

const readOn = ({ text, read, state, behindSlash }: Way, length: number): Way => ({
  text,
  read: read + length,
  state,
  behindSlash,
})

const commonText = ({ rules, branches, edges, ways }: Meeting): string => {
  const [first] = ways
  if (first === undefined || rules.length + branches.length + edges.length > 0) return ''
  let end = first.text.length
  for (const { text, read } of ways) {
    let length = 0
    while (first.read + length < end && text[read + length] === first.text[first.read + length]) {
      length++
    }
    end = first.read + length
  }
  return first.text.slice(first.read, end)
}

const meet = (ways: readonly Way[]): Meeting => {
  const meeting: Meeting = { rules: [], branches: [], edges: [], ways: [] }
  for (const way of ways) {
    const { state } = way
    const branch = state.texts.get('')
    if (way.read < way.text.length) {
      meeting.ways.push(way)
    } else if (way.behindSlash) {
      if (branch !== undefined) meeting.rules.push(...branch.rules)
      meeting.edges = state.parts
      for (const [text, child] of state.texts) {
        if (text !== '') meeting.ways.push({ text, read: 0, state: child, behindSlash: false })
      }
    } else {
      meeting.rules.push(...state.rules)
      if (branch !== undefined) meeting.branches.push(...branch.rules)
      if (state.texts.size > 0 || state.parts.length > 0) {
        meeting.ways.push({ text: '/', read: 0, state, behindSlash: true })
      }
    }
  }
  return meeting
}

/** The greatest mask for which a table of children is laid out; beyond, pairs are searched. */
const MOST_MASK = 127

// Lays the mask and the empty slots out, and gives each unit's slot.
const layOutSlots = (nodes: number[], units: readonly number[]): ReadonlyMap<number, number> => {
  let mask = 0
  while (new Set(units.map((unit) => unit & mask)).size < units.length) mask = mask * 2 + 1
  const searched = mask > MOST_MASK
  nodes.push(searched ? -units.length : mask)
  const first = nodes.length
  nodes.push(
    ...(searched ? units.flatMap((unit) => [unit, 0]) : Array.from({ length: mask + 1 }, () => 0)),
  )
  return new Map(
    units.map((unit, index) => [unit, first + (searched ? 2 * index + 1 : unit & mask)]),
  )
}

const layOutEnds = ({ nodes, codes }: Layout, { rules, branches }: Meeting): number => {
  const place = nodes.length
  const bits = branches.reduce((sum, rule) => sum | bitsOfCode(codes[rule] ?? 0), 0)
  nodes.push(bits, rules.length, ...rules.map((rule) => codes[rule] ?? 0))
  return place
}

// Gives the distance from `at`: of the node behind a plain variable, or minus that of the edges.
const layOutEdges = (layout: Layout, edges: State['parts'], at: number): number => {
  const { nodes } = layout
  const kinds = edges.map(({ part }) => kindOf(layout, part))
  const [first] = edges
  if (edges.length === 1 && first !== undefined && kinds[0] === PLAIN) {
    return layOutNode(layout, behind(first.state)) - at
  }
  const place = nodes.length
  nodes.push(edges.length)
  for (const [index, { part }] of edges.entries()) {
    const variables = part.tokens.filter(({ kind }) => kind === 'variable')
    nodes.push(kinds[index] ?? 0, 2 * variables.length, 0)
  }
  for (const [index, { state }] of edges.entries()) {
    nodes[place + 3 + 3 * index] = layOutNode(layout, behind(state)) - at
  }
  return at - place
}

const behind = (state: State): readonly Way[] => [{ text: '', read: 0, state, behindSlash: false }]

const kindOf = ({ parts }: Layout, part: VariablePart): number => {
  const [token] = part.tokens
  if (part.tokens.length === 1 && token?.kind === 'variable' && !part.suffixed) {
    const { converter } = token
    if (converter.kind === 'path') return PATH
    if (converter.kind === 'int' && !converter.signed) return INT
    if (converter.kind === 'string' && converter.min === 1 && converter.max === null) return PLAIN
  }
  return PART + parts.push(tablePart(part)) - 1
}

const tablePart = ({ tokens, final, suffixed }: VariablePart): TablePart => {
  const place = tokens.findIndex(({ kind }) => kind === 'variable')
  const variable = tokens[place]
  const after = tokens.slice(place + 1)
  if (variable?.kind === 'variable' && after.every(({ kind }) => kind !== 'variable')) {
    const { converter } = variable
    const before = textOf(tokens.slice(0, place))
    return { kind: 'single', before, converter, after: textOf(after), final, suffixed }
  }
  const tableTokens = tokens.map((token) =>
    token.kind === 'variable' ? token.converter : textOf([token]),
  )
  return { kind: 'multiple', tokens: tableTokens, final, suffixed }
}

const textOf = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => {
      if (token.kind === 'text') return token.text
      return token.kind === 'slash' ? '/' : ''
    })
    .join('')
