/**
 * All rules of a plugin compiled to static data: objects, arrays, texts, numbers, bigints, booleans, null
 * and regular expressions, so that the build can print it as literals.
 */
export interface RouteTable {
  readonly rules: readonly unknown[]
}
