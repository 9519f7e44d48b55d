import type { Converter } from './rule.ts'

/**
 * All rules of a plugin compiled to static data: objects, arrays, texts, numbers, bigints, booleans and null, so
 * that the build prints it as literals and a Worker has it as it starts.
 *
 * `nodes` is a radix tree over the characters of the path behind its leading slashes, in plain numbers
 * (docs/decisions/020-route-table-in-numbers.md). Distances count from the node's `at`, 0 is none:
 *
 *     node      the length of a text, its UTF-16 units; `at` is the last of them (the length if there are none), then
 *     at + 1    the distance to `ends`
 *     at + 2    the distance to the node behind a plain variable `<x>`, or the negative distance to `edges`
 *     at + 3    a mask; the child for a unit is at (unit & mask), or, if negative, minus the number of pairs
 *     at + 4    the distances to the children, or pairs of a unit and the distance to its child
 *     ends      the bits of the methods that a slash more would fit; the number of rules; the rules that end here,
 *               each as rule * 64 + the bits of its methods
 *     edges     their number; then for each its kind (0 a plain variable, 1 an `int`, 2 a `path`, alone in their
 *               parts; 3 and more another part), the number of its spans and the distance to the node behind it
 *
 * A node with edges is at the beginning of a segment, and what ends there ends with a slash.
 */
export interface RouteTable {
  readonly nodes: readonly number[]
  /** The parts with variables that are not plain. */
  readonly parts: readonly TablePart[]
  /** The variables of each rule: the name, and the number of the converter, 0 where the text is the value. */
  readonly rules: readonly (readonly (string | number)[])[]
  /** The converters that change or check a text; the first is number 1. */
  readonly converters: readonly Converter[]
  readonly statics: StaticIndex
  /** How many variables a rule has, or parts, at the most. */
  readonly depth: number
}

/**
 * A short cut to the paths without variables, which a walk finds first. `places` has for each length up to `longest`
 * the place of its entry, 0 is none: a position, a mask, and for (unit there & mask) the number of a text plus one.
 */
export interface StaticIndex {
  readonly longest: number
  readonly places: readonly number[]
  readonly texts: readonly string[]
  /** The rules of each text, each as rule * 64 + the bits of its methods. */
  readonly ends: readonly (readonly number[])[]
}

/** A part with variables that is not plain. */
export type TablePart = SinglePart | MultiplePart

/** One variable between two texts; in a final part they may hold slashes. */
export interface SinglePart {
  readonly kind: 'single'
  readonly before: string
  readonly converter: Converter
  readonly after: string
  readonly final: boolean
  readonly suffixed: boolean
}

/** Several variables: how long each is depends on what follows. */
export interface MultiplePart {
  readonly kind: 'multiple'
  readonly tokens: readonly TableToken[]
  readonly final: boolean
  readonly suffixed: boolean
}

/** A text, a slash among them, or the converter of a variable. */
export type TableToken = string | Converter
