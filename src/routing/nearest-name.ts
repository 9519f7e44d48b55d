import { editDistance } from '../edit-distance.ts'

/** The name that a misspelt one most likely stands for; undefined where none is near. */
export const nearestName = (name: string, names: readonly string[]): string | undefined => {
  const limit = Math.max(1, Math.floor(name.length / 3))
  const near = names
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate) }))
    .filter(({ distance, candidate }) => distance <= limit || isBeginning(name, candidate))
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.candidate
}

// "integer" for "int", "str" for "string".
const isBeginning = (name: string, candidate: string): boolean =>
  name.length > 2 && (candidate.startsWith(name) || name.startsWith(candidate))
