import { formatTable } from './format-table.ts'
import { GITHUB_SET } from './routing/github-set.ts'
import { HONO_SET } from './routing/hono-set.ts'
import { measure } from './routing/measure.ts'
import type { RouteSet } from './routing/route-set.ts'
import { ROUTERS } from './routing/routers.ts'

/** What the tables show. */
export const title =
  'Routing: ns a match, fresh strings (x the fastest of the row; the last column: find-my-way over dify-edge)'

/** Measures all routers on both sets. */
export const run = (): Promise<void> => {
  for (const set of [HONO_SET, GITHUB_SET]) console.log(`${formatTable(measureSet(set))}\n`)
  return Promise.resolve()
}

const measureSet = (set: RouteSet): string[][] => {
  const finds = ROUTERS.map(({ create }) => create(set.rules))
  const rows = set.categories.map((category) => {
    const times = measure(finds, category)
    const best = Math.min(...times)
    return [
      category.name,
      ...times.map((time) => `${time.toFixed(0)} (${(time / best).toFixed(2)})`),
    ]
  })
  return [[set.name, ...ROUTERS.map(({ name }) => name)], ...rows]
}
