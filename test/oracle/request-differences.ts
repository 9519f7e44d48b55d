import { isDeepStrictEqual } from 'node:util'
import type { RecordedRequest } from './request-case.ts'

/** A recorded outcome, or ours, by attribute. */
export type Outcome = Readonly<Record<string, unknown>>

/** A behaviour that differs on purpose: what a recorded value becomes by it, or undefined where it plays no part. */
interface Difference {
  readonly behaviour: string
  readonly apply: (attribute: string, expected: unknown, request: RecordedRequest) => unknown
}

const differences: readonly Difference[] = [
  {
    behaviour: 'an integer of 2^53 or more in JSON is the nearest number',
    apply: (_, expected) => {
      if (typeof expected !== 'object' || expected === null) return undefined
      const { python_json: text } = expected as { readonly python_json?: string }
      const rounded = text?.replace(/(?<![\d.])\d{16,}(?![\d.e])/gi, (digits) =>
        String(Number(digits)),
      )
      return rounded === undefined ? undefined : { python_json: rounded }
    },
  },
  {
    behaviour: 'a Basic header with a character that is not ASCII cannot be read; it is no error',
    apply: (attribute, _, { headers }) => {
      const isUnreadable = headers.some(
        ([name, value]) =>
          name.toLowerCase() === 'authorization' && /^basic .*[^\x00-\x7f]/i.test(value),
      )
      return attribute === 'authorization' && isUnreadable ? null : undefined
    },
  },
]

/** The behaviour by which every differing attribute is as docs/werkzeug-differences.md says, if there is one. */
export const describeDifference = (
  differing: readonly string[],
  request: RecordedRequest,
  outcomes: { readonly expected: Outcome; readonly got: Outcome },
): string | undefined =>
  differences.find(({ apply }) =>
    differing.every((attribute) => {
      const applied = apply(attribute, outcomes.expected[attribute], request)
      return applied !== undefined && isDeepStrictEqual(applied, outcomes.got[attribute])
    }),
  )?.behaviour
