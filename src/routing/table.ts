import type { Converter, Token } from './rule.ts'

/**
 * All rules of a plugin compiled to static data: objects, arrays, texts, numbers, bigints, booleans and null, so
 * that the build can print it as literals.
 */
export interface RouteTable {
  readonly root: TableNode
  /** by the number of the rule; null where it is left out as a duplicate */
  readonly rules: readonly (TableRule | null)[]
}

/** A state of the walk: what can follow the segments read so far, and the rules that end there. */
export interface TableNode {
  readonly texts: readonly (readonly [text: string, node: TableNode])[]
  readonly parts: readonly (readonly [part: TablePart, node: TableNode])[]
  readonly rules: readonly number[]
}

/** A part with variables. */
export interface TablePart {
  readonly tokens: readonly Token[]
  readonly final: boolean
  readonly suffixed: boolean
}

/** What is left to know of a rule once its path fits. */
export interface TableRule {
  /** a bit for each method, in the order of METHODS */
  readonly methods: number
  readonly variables: readonly (readonly [name: string, converter: Converter])[]
}
