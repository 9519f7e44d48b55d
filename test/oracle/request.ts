import { isDeepStrictEqual } from 'node:util'
import type { RecordedError, RequestCase } from './request-case.ts'
import { describeDifference, type Outcome } from './request-differences.ts'
import { runInWorkerd } from './run-in-workerd.ts'
import { Tally, type Suite } from './suite.ts'

/** request.jsonl: requests as Werkzeug reads them; run in workerd. */
export const requestSuite: Suite = {
  name: 'request',
  unit: 'cases',
  run: async (cases) => {
    const recorded = cases as readonly RequestCase[]
    const outcomes = await runInWorkerd('request', recorded)
    const tally = new Tally()
    for (const [index, { name, request, expect }] of recorded.entries()) {
      const got = normalize(outcomes[index]) as Outcome
      const expected = normalize(expect) as Outcome
      const differing = Object.keys(expected).filter(
        (key) => !isDeepStrictEqual(expected[key], got[key]),
      )
      if (differing.length === 0) {
        tally.count(undefined)
        continue
      }
      const pick = (from: Outcome): Outcome =>
        Object.fromEntries(differing.map((key) => [key, from[key]]))
      const miss = { place: name, expected: pick(expected), got: pick(got) }
      tally.count(miss, describeDifference(differing, request, { expected, got }))
    }
    return tally
  },
}

/** JavaScript's error where Python has another name. */
const errorNames: Readonly<Record<string, string>> = { ValueError: 'RangeError' }

/**
 * Outcomes as they can be compared: of an error the kind, the code and a description that is not Python's
 * own, and keys of objects as text, in any order, as JavaScript has them.
 */
const normalize = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(normalize)
  if (typeof value !== 'object' || value === null) return value === 0 ? 0 : value
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => {
    if (key === '$error') return [key, normalizeError(member as RecordedError)]
    if (key === 'to_dict') return [key, normalizeDict(member)]
    return [key, normalize(member)]
  })
  return Object.fromEntries(entries)
}

const normalizeError = ({ type, code, description }: RecordedError): unknown => {
  const prefix = 'Failed to decode JSON object:'
  return {
    type: errorNames[type] ?? type,
    ...(code !== undefined && {
      code,
      description: description?.startsWith(prefix) === true ? prefix : description,
    }),
  }
}

const normalizeDict = (dict: unknown): unknown =>
  Array.isArray(dict)
    ? dict
        .map(([key, value]: [unknown, unknown]) => [String(key), normalize(value)])
        .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
    : dict
