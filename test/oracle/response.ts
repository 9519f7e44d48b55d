import { isDeepStrictEqual } from 'node:util'
import type { RecordedAnswer, RecordedError, ResponseCase } from './response-case.ts'
import { applyDifferences } from './response-differences.ts'
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

const findDifference = (
  recorded: ResponseCase,
  got: RecordedAnswer | RecordedError,
): string | undefined => {
  for (const { behaviour, expected } of applyDifferences(recorded)) {
    if (isSame(expected, got)) return behaviour
  }
  return undefined
}

/** Whether our outcome is the recorded one; of an error the kind and the place are compared, not the text. */
const isSame = (
  expected: RecordedAnswer | RecordedError,
  got: RecordedAnswer | RecordedError,
): boolean => {
  if (!('error' in expected) || !('error' in got)) return isDeepStrictEqual(expected, got)
  const { type, at, code, headers } = expected.error
  const own = got.error
  return (
    at === own.at &&
    code === own.code &&
    isDeepStrictEqual(headers, own.headers) &&
    (type === own.type || ourError(type) === own.type)
  )
}

/** JavaScript's error where Python has another name. */
const ourError = (type: string): string =>
  type === 'ValueError' || type === 'UnicodeError' || type === 'KeyError' ? 'RangeError' : type

const describe = ({ construct, ops, for_request_method: method }: ResponseCase): string =>
  `${method} ${JSON.stringify(construct)} ${JSON.stringify(ops)}`
