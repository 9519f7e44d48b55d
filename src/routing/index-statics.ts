import { codeOfRule } from './method-bits.ts'
import type { RoutedRule } from './state-tree.ts'
import type { StaticIndex } from './table.ts'

/** Indexes the paths without variables by their length and one unit that tells those of a length apart. */
export const indexStatics = (
  routes: readonly RoutedRule[],
  isServed: (rule: number) => boolean,
): StaticIndex => {
  const codes = new Map<string, number[]>()
  for (const [index, { rule, method }] of routes.entries()) {
    // A request's path is compared as it was sent; a percent sign would be an escape in it.
    if (!isServed(index) || rule.variables.length > 0 || rule.path.includes('%')) continue
    const text = rule.path.replaceAll(/\/{2,}/g, '/')
    codes.set(text, [...(codes.get(text) ?? []), codeOfRule(index, method)])
  }
  const texts = Array.from(codes.keys())
  const byLength = Map.groupBy(texts, ({ length }) => length)
  const longest = Math.max(0, ...byLength.keys())
  const places = Array.from({ length: longest + 1 }, () => 0)
  for (const [length, alike] of byLength) {
    const choice = tellApart(alike)
    if (choice === undefined) continue
    places[length] = places.length
    places.push(choice.position, choice.mask)
    const first = places.length
    for (let slot = 0; slot <= choice.mask; slot++) places.push(0)
    for (const text of alike) {
      places[first + (text.charCodeAt(choice.position) & choice.mask)] = texts.indexOf(text) + 1
    }
  }
  return { longest, places, texts, ends: texts.map((text) => codes.get(text) ?? []) }
}

/** Greater masks are not worth their bytes: the walk finds these paths, too. */
const MOST_MASK = 63

interface Choice {
  readonly position: number
  readonly mask: number
}

const tellApart = (texts: readonly string[]): Choice | undefined => {
  const [{ length } = ''] = texts
  for (let mask = 0; mask <= MOST_MASK; mask = mask * 2 + 1) {
    for (let position = 0; position < length; position++) {
      const slots = new Set(texts.map((text) => text.charCodeAt(position) & mask))
      if (slots.size === texts.length) return { position, mask }
    }
  }
  return undefined
}
