import { compareRouters } from './routing/compare-routers.ts'
import { GITHUB_SET } from './routing/github-set.ts'
import { HONO_SET } from './routing/hono-set.ts'
import { timeHostilePaths } from './routing/time-hostile-paths.ts'
import { weighTable } from './routing/weigh-table.ts'

/** What the tables show. */
export const title = 'Routing: the time of a match with fresh strings, beside other routers'

/** Compares all routers on both sets; times hostile paths; weighs what a Worker carries. */
export const run = (): Promise<void> => {
  for (const set of [HONO_SET, GITHUB_SET]) console.log(`${compareRouters(set)}\n`)
  console.log(`${timeHostilePaths()}\n`)
  console.log(weighTable(GITHUB_SET))
  return Promise.resolve()
}
