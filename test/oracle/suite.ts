/** One case, or one request of a case, that came out otherwise than recorded. */
export interface Miss {
  /** what was run, for people: a rule set and a request */
  readonly place: string
  readonly expected: unknown
  readonly got: unknown
}

/** What running the cases of one recording came to. */
export interface SuiteResult {
  /** how many requests, rules or values were compared */
  readonly total: number
  readonly misses: readonly Miss[]
  /** how many of the total differ on purpose, by their behaviour as docs/werkzeug-differences.md names it */
  readonly differences: ReadonlyMap<string, number>
}

/** One recording and how its cases are run. */
export interface Suite {
  /** the recording's file without `.jsonl` */
  readonly name: string
  /** what `total` counts: "requests" */
  readonly unit: string
  readonly run: (cases: readonly unknown[]) => SuiteResult | Promise<SuiteResult>
}

/** Gathers the outcomes of a suite. */
export class Tally implements SuiteResult {
  total = 0
  readonly misses: Miss[] = []
  readonly differences: Map<string, number> = new Map()

  /** Counts something compared; `difference` names the behaviour where it differs on purpose. */
  count(miss: Miss | undefined, difference?: string): void {
    this.total += 1
    if (difference !== undefined) {
      this.differences.set(difference, (this.differences.get(difference) ?? 0) + 1)
    } else if (miss !== undefined) {
      this.misses.push(miss)
    }
  }
}
