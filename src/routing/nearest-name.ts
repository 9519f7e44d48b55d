/** The name that a misspelt one most likely stands for; undefined where none is near. */
export const nearestName = (name: string, names: readonly string[]): string | undefined => {
  const limit = Math.max(1, Math.floor(name.length / 3))
  const near = names
    .map((candidate) => ({ candidate, distance: distanceOf(name.toLowerCase(), candidate) }))
    .filter(({ distance, candidate }) => distance <= limit || isBeginning(name, candidate))
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.candidate
}

// "integer" for "int", "str" for "string".
const isBeginning = (name: string, candidate: string): boolean =>
  name.length > 2 && (candidate.startsWith(name) || name.startsWith(candidate))

// Levenshtein's distance, one row at a time.
const distanceOf = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
