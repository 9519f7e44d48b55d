/** The candidate that a misspelt name most likely stands for; undefined where none is near. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined => {
  const lower = name.toLowerCase()
  // A short name is another word after two changes ("optional", "options"), a long one is not.
  let limit = name.length < 9 ? 1 : 2
  let best: string | undefined
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue
    const distance = distanceOf(lower, candidate.toLowerCase())
    if (distance > limit || (best !== undefined && distance === limit)) continue
    best = candidate
    limit = distance
  }
  return best
}

/** Changes of one letter, or of two neighbours swapped, that lead from `a` to `b`. */
const distanceOf = (a: string, b: string): number => {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next.push(
        Math.min(
          (row[j - 1] ?? 0) + (same ? 0 : 1),
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      )
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
