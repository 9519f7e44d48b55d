import { editDistance } from '../edit-distance.ts'

/** The candidate that a misspelt name most likely stands for; undefined where none is near. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined => {
  const lower = name.toLowerCase()
  // A short name is another word after two changes ("optional", "options"), a long one is not.
  let limit = name.length < 9 ? 1 : 2
  let best: string | undefined
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue
    const distance = editDistance(lower, candidate.toLowerCase())
    if (distance > limit || (best !== undefined && distance === limit)) continue
    best = candidate
    limit = distance
  }
  return best
}
