import { ruleOfCode } from './method-bits.ts'
import { NONE } from './walk.ts'
import type { StaticIndex } from './table.ts'

/** The rule without variables for a path as it was sent, NONE where the walk has to find out. */
export const findStatic = (
  { longest, places, texts, ends }: StaticIndex,
  path: string,
  bit: number,
): number => {
  const { length } = path
  const place = length <= longest ? (places[length] ?? 0) : 0
  if (place === 0) return NONE
  const unit = path.charCodeAt(places[place] ?? 0)
  const text = (places[place + 2 + (unit & (places[place + 1] ?? 0))] ?? 0) - 1
  if (text === -1 || texts[text] !== path) return NONE
  for (const code of ends[text] ?? []) if ((code & bit) !== 0) return ruleOfCode(code)
  return NONE
}
