import { isSame } from './is-same-response.ts'
import type { RecordedAnswer, RecordedError, ResponseCase } from './response-case.ts'
import { findDifference } from './response-differences.ts'
import { runInWorkerd } from './run-in-workerd.ts'
import { Tally } from './suite.ts'
import type { Suite } from './suite.ts'

/** response.jsonl: responses as Werkzeug builds, changes and sends them; run in workerd. */
export const responseSuite: Suite = {
  name: 'response',
  unit: 'cases',
  run: async (cases) => {
    const recorded = cases as readonly ResponseCase[]
    const outcomes = await runInWorkerd('response', recorded)
    const tally = new Tally()
    for (const [index, one] of recorded.entries()) {
      const got = outcomes[index] as RecordedAnswer | RecordedError
      const same = isSame(one.expect, got)
      const miss = same ? undefined : { place: describe(one), expected: one.expect, got }
      tally.count(miss, same ? undefined : findDifference(one, got))
    }
    return tally
  },
}

const describe = ({ construct, ops, for_request_method: method }: ResponseCase): string =>
  `${method} ${JSON.stringify(construct)} ${JSON.stringify(ops)}`
