import { dumpHeader } from '../../src/wrappers/dump-header.ts'
import type { RecordedAnswer, RecordedError, RecordedOp, ResponseCase } from './response-case.ts'

type Outcome = RecordedAnswer | RecordedError

/** A behaviour that differs on purpose: what the recorded answer becomes by it, or undefined where it plays no part. */
interface Difference {
  readonly behaviour: string
  readonly apply: (expected: RecordedAnswer, ops: readonly RecordedOp[]) => Outcome | undefined
}

/**
 * The recorded outcome as it is with each of the behaviours of docs/werkzeug-differences.md that
 * has a part in it.
 */
export const applyDifferences = function* ({
  expect,
  ops,
}: ResponseCase): Generator<{ readonly behaviour: string; readonly expected: Outcome }> {
  if ('error' in expect) return
  for (const { behaviour, apply } of differences) {
    const expected = apply(expect, ops)
    if (expected !== undefined) yield { behaviour, expected }
  }
}

const differences: readonly Difference[] = [
  {
    behaviour: 'a property set to null removes its header; it is not sent as "None"',
    apply: (expected, ops) => {
      if (!ops.some(([name, , value]) => name === 'set' && value === null)) return undefined
      const headers = expected.headers.filter(([, value]) => value !== 'None')
      if (headers.length === expected.headers.length) return undefined
      return { ...expected, headers: withLength(headers, expected) }
    },
  },
  {
    behaviour: 'a header value of null is refused; it is not sent as "None"',
    apply: (expected, ops) => {
      const index = ops.findIndex(
        ([name, ...values]) => /^headers\.(?!set_?item)/.test(name) && values.flat().includes(null),
      )
      const isSent = expected.headers.some(([, value]) => value === 'None')
      return index !== -1 && isSent
        ? { error: { type: 'TypeError', at: `op ${index}` } }
        : undefined
    },
  },
  {
    behaviour:
      'a text given as a list of methods or headers is taken as it is, not letter by letter',
    apply: (expected, ops) => {
      const texts = ops.flatMap(([name, , value]) =>
        name === 'set' && typeof value === 'string' ? [value] : [],
      )
      const words = new Map(texts.map((text) => [dumpHeader(Array.from(text)), text]))
      const headers = expected.headers.map(
        ([name, value]) => [name, words.get(value) ?? value] as const,
      )
      return { ...expected, headers }
    },
  },
]

/** The headers with the length that a body of known length has when it is sent. */
const withLength = (
  headers: readonly (readonly [string, string])[],
  { props, status_code: code, body_base64: body }: RecordedAnswer,
): readonly (readonly [string, string])[] => {
  const has = headers.some(([name]) => name.toLowerCase() === 'content-length')
  if (has || props['is_sequence'] !== true || code < 200 || code === 204 || code === 304)
    return headers
  return [...headers, ['Content-Length', String(atob(body).length)]]
}
