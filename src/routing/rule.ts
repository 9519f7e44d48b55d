/** A bound of a number; a bigint where a double cannot hold it exactly. */
export type Limit = number | bigint

/** How one variable reads its text; the arguments of the rule are worked in. Lengths count code points. */
export type Converter =
  | StringConverter
  | { readonly kind: 'any'; readonly items: readonly string[] }
  | { readonly kind: 'path' }
  | { readonly kind: 'uuid' }
  | IntConverter
  | FloatConverter

/** Any characters but slashes; null is no limit, `exact` tells that the rule gave one length for both. */
export interface StringConverter {
  readonly kind: 'string'
  readonly min: number
  readonly max: number | null
  readonly exact: boolean
}

/** Whole numbers; `digits` is the only length allowed, 0 any, -1 none; null is no limit. */
export interface IntConverter {
  readonly kind: 'int'
  readonly signed: boolean
  readonly digits: number
  readonly min: Limit | null
  readonly max: Limit | null
}

/** Numbers with a decimal point; null is no limit. */
export interface FloatConverter {
  readonly kind: 'float'
  readonly signed: boolean
  readonly min: Limit | null
  readonly max: Limit | null
}

/** One piece of a part that has variables; `variable` is its place among the rule's variables. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'slash' }
  | { readonly kind: 'variable'; readonly variable: number; readonly converter: Converter }

/** Werkzeug's weight of a part, compared left to right, smaller first. */
export type Weight = readonly [
  texts: number,
  lengths: readonly (readonly [index: number, length: number])[],
  variables: number,
  converters: readonly number[],
]

/** A piece of a rule between slashes without variables. */
export interface StaticPart {
  readonly kind: 'static'
  readonly text: string
  readonly weight: Weight
}

/**
 * A piece of a rule with variables: one segment, or, where a variable takes slashes, all that is left (`final`).
 * A final part is `suffixed` where the rule ends with a slash. `expression` is Python's regular expression, by
 * which Werkzeug tells parts apart.
 */
export interface VariablePart {
  readonly kind: 'variable'
  readonly tokens: readonly Token[]
  readonly final: boolean
  readonly suffixed: boolean
  readonly expression: string
  readonly weight: Weight
}

/** A piece of a rule as Werkzeug compiles it. */
export type Part = StaticPart | VariablePart

/** A variable of a rule, the type of its values, and its place in the path (`<` to `>`). */
export interface Variable {
  readonly name: string
  readonly converter: Converter
  readonly type: 'string' | 'number' | 'number | bigint'
  readonly start: number
  readonly end: number
}

/** A path in Werkzeug's syntax, parsed. */
export interface Rule {
  readonly kind: 'rule'
  readonly path: string
  readonly parts: readonly Part[]
  readonly variables: readonly Variable[]
}
