import { formatTable } from '../format-table.ts'
import { findWrong, measure } from './measure.ts'
import type { RouteSet } from './route-set.ts'
import { fillRouters } from './routers.ts'
import type { FilledRouter } from './routers.ts'

/** A table of nanoseconds a match for each router and category, with the ratios to the best and to find-my-way. */
export const compareRouters = ({ name, rules, categories }: RouteSet): string => {
  const routers = fillRouters(rules)
  const times = categories.map((category) => measure(routers, category))
  const yardstick = routers.findIndex((router) => router.name === 'find-my-way')
  const rows = routers.map((router, index) => [
    router.name,
    ...times.map((row) => {
      const time = row[index] ?? Number.NaN
      const best = time / Math.min(...row)
      const ratio = time / (row[yardstick] ?? Number.NaN)
      return `${time.toFixed(0)}  ${best.toFixed(2)}  ${ratio.toFixed(2)}`
    }),
  ])
  const head = ['ns, x best, x find-my-way', ...categories.map((category) => category.name)]
  return [
    `${name} (${rules.length} rules)`,
    formatTable([head, ...rows]),
    ...notes(routers, categories),
  ].join('\n')
}

const notes = (
  routers: readonly FilledRouter[],
  categories: RouteSet['categories'],
): readonly string[] =>
  routers.flatMap(({ name, find, refused }) => {
    const wrong = categories.flatMap((category) => findWrong(find, category))
    return [
      ...(refused === 0
        ? []
        : [`${name} cannot hold ${refused} of the rules; it is measured without them`]),
      ...(wrong.length === 0 ? [] : [`${name} does not find: ${wrong.join(', ')}`]),
    ]
  })
