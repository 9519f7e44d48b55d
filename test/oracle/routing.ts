import type { Method } from '../../src/plugin/endpoint.ts'
import { compileTable } from '../../src/routing/compile-table.ts'
import { parseRule } from '../../src/routing/parse-rule.ts'
import { answer, findDifference, isSameOutcome } from './outcome.ts'
import type { RecordedOutcome } from './outcome.ts'
import { Tally } from './suite.ts'
import type { Suite } from './suite.ts'

interface RoutingCase {
  readonly name: string
  readonly rules: readonly { readonly path: string; readonly method: Method }[]
  readonly duplicates?: readonly number[]
  readonly requests: readonly {
    readonly method: string
    readonly target: string
    readonly outcome: RecordedOutcome
  }[]
}

/** routing.jsonl: sets of rules, and what Werkzeug answers to requests. */
export const routingSuite: Suite = {
  name: 'routing',
  unit: 'requests',
  run: (cases) => {
    const tally = new Tally()
    for (const routing of cases) runCase(routing as RoutingCase, tally)
    return tally
  },
}

const runCase = ({ name, rules, duplicates = [], requests }: RoutingCase, tally: Tally): void => {
  const parsed = rules.map(({ path }) => parseRule(path))
  const wrong = parsed.find((rule) => rule.kind === 'error')
  const routes = parsed.flatMap((rule, index) => {
    const method = rules[index]?.method
    return rule.kind === 'error' || method === undefined ? [] : [{ rule, method }]
  })
  const compiled = compileTable(routes)
  const refused = compiled.duplicates.map(({ index }) => index)
  for (const { method, target, outcome } of requests) {
    const got = answer(compiled.table, method, target)
    const place = `${name}: ${method} ${target}`
    if (wrong !== undefined) {
      tally.count({ place, expected: 'a rule', got: wrong })
    } else if (String(refused) !== String(duplicates)) {
      tally.count({ place, expected: { duplicates }, got: { duplicates: refused } })
    } else if (isSameOutcome(outcome, got)) {
      tally.count(undefined)
    } else {
      const difference = findDifference(
        routes.map(({ rule }) => rule),
        outcome,
        got,
      )
      tally.count({ place, expected: outcome, got }, difference)
    }
  }
}
