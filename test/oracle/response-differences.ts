import { dumpHeader } from '../../src/wrappers/dump-header.ts'
import { isSame } from './is-same-response.ts'
import type { RecordedAnswer, RecordedError, RecordedOp, ResponseCase } from './response-case.ts'

type Outcome = RecordedAnswer | RecordedError

/** A behaviour that differs on purpose: whether it, and nothing else, made our outcome of the recorded one. */
interface Difference {
  readonly behaviour: string
  readonly explains: (recorded: ResponseCase, got: Outcome) => boolean
}

/** The behaviour of docs/werkzeug-differences.md by which our outcome is not the recorded one, if it is one. */
export const findDifference = (recorded: ResponseCase, got: Outcome): string | undefined =>
  differences.find(({ explains }) => explains(recorded, got))?.behaviour

const differences: readonly Difference[] = [
  {
    behaviour: 'a property set to null removes its header; it is not sent as "None", nor an error',
    explains: ({ expect, ops }, got) => {
      if (!ops.some(isSetToNull)) return false
      if ('error' in expect) {
        const isRefused = /^(?:Type|Attribute)Error$/.test(expect.error.type)
        return isRefused && isSetToNull(ops[failedOp(expect)]) && !('error' in got)
      }
      const headers = expect.headers.filter(([, value]) => value !== 'None')
      return isSame({ ...expect, headers: withLength(headers, expect) }, got)
    },
  },
  {
    behaviour: 'a header value of null is refused; it is not sent as "None"',
    explains: ({ expect, ops }, got) => {
      if ('error' in expect || !('error' in got) || got.error.type !== 'TypeError') return false
      const [name = '', ...values] = ops[failedOp(got)] ?? []
      return name.startsWith('headers.') && values.flat().includes(null)
    },
  },
  {
    behaviour:
      'an access_control_* list takes text as it is, not letter by letter, and nothing removes it',
    explains: ({ expect, ops }, got) => {
      if ('error' in expect) return false
      const given = ops.filter(([name, property]) => name === 'set' && isAccessControl(property))
      const texts = given.flatMap(([, , value]) => (typeof value === 'string' ? [value] : []))
      const words = new Map(texts.map((text) => [dumpHeader(Array.from(text)), text]))
      const headers = expect.headers
        .map(([name, value]) => [name, words.get(value) ?? value] as const)
        .filter(([name, value]) => value !== '' || !isAccessControl(name))
      return isSame({ ...expect, headers }, got)
    },
  },
  {
    behaviour: 'a Content-Security-Policy directive without a value stays when another changes',
    explains: ({ expect, ops }, got) => {
      if ('error' in got || !ops.some(([name]) => name.startsWith('content_security_policy'))) {
        return false
      }
      return isSame(expect, mapHeaders(got, withoutBareDirectives))
    },
  },
  {
    behaviour: 'a Location of any scheme keeps its two slashes before an empty host',
    explains: ({ expect }, got) =>
      !('error' in got) && isSame(expect, mapHeaders(got, withoutEmptyHost)),
  },
]

const mapHeaders = (
  answer: RecordedAnswer,
  change: (name: string, value: string) => string,
): RecordedAnswer => ({
  ...answer,
  headers: answer.headers.map(([name, value]) => [name, change(name, value)] as const),
})

const withoutEmptyHost = (name: string, value: string): string =>
  name.toLowerCase().endsWith('location')
    ? value.replace(/^([^:/?#]+:)\/\/(?=[/?#]|$)/, '$1')
    : value

const withoutBareDirectives = (name: string, value: string): string =>
  name.toLowerCase().startsWith('content-security-policy')
    ? value
        .split('; ')
        .filter((directive) => directive.includes(' '))
        .join('; ')
    : value

const isSetToNull = (op: RecordedOp | undefined): boolean =>
  op !== undefined && op[0] === 'set' && op[2] === null

const isAccessControl = (name: unknown): boolean => /^access[-_]control[-_]/i.test(String(name))

/** The index of the operation that raised, or -1. */
const failedOp = ({ error }: RecordedError): number =>
  error.at.startsWith('op ') ? Number(error.at.slice(3)) : -1

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
