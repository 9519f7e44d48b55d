import type { Weight } from './rule.ts'

/** Orders two parts as Werkzeug tries them: negative where the first comes first; 0 keeps the order of adding. */
export const compareWeights = (a: Weight, b: Weight): number =>
  a[0] - b[0] || compareLists(a[1].flat(), b[1].flat()) || a[2] - b[2] || compareLists(a[3], b[3])

// Python's order of lists: the first difference decides, then the shorter one is less.
const compareLists = (a: readonly number[], b: readonly number[]): number => {
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (right === undefined) return 1
    if (left !== right) return left - right
  }
  return a.length - b.length
}
