import { isDeepStrictEqual } from 'node:util'
import { match } from '../../src/routing/match.ts'
import type { Rule } from '../../src/routing/rule.ts'
import type { RouteTable } from '../../src/routing/table.ts'
import type { Values } from '../../src/routing/values.ts'
import { unreachable } from '../../src/unreachable.ts'

/** A recorded value: `int` as decimal text, a float that is not finite as text. */
export interface RecordedValue {
  readonly type: 'str' | 'int' | 'float' | 'uuid'
  readonly value: string | number
}

/** A recorded answer to a request. */
export type RecordedOutcome =
  | { readonly match: number; readonly values: Readonly<Record<string, RecordedValue>> }
  | { readonly redirect: string; readonly status: 308 }
  | { readonly status: 404 }
  | { readonly status: 405; readonly allow: readonly string[] }

/** Our answer to a request, written as recordings are. */
export const answer = (table: RouteTable, method: string, target: string): RecordedOutcome => {
  const [path = '', ...query] = target.split('?')
  const outcome = match(table, method, path)
  switch (outcome.kind) {
    case 'found':
      return { match: outcome.rule, values: recordValues(outcome.captures) }
    case 'redirect': {
      const search = query.join('?')
      const location = `http://example.org${outcome.target}${search === '' ? '' : `?${search}`}`
      return { redirect: location, status: 308 }
    }
    case 'wrong-method':
      return { status: 405, allow: outcome.allowed }
    case 'nothing':
      return { status: 404 }
    default:
      return unreachable(outcome)
  }
}

const recordValues = (values: Values): Record<string, RecordedValue> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, recordValue(value)]))

// JavaScript does not tell an integral float from an int, nor a uuid from a text: `compareValue` takes either.
const recordValue = (value: string | number | bigint): RecordedValue => {
  if (typeof value === 'string') return { type: 'str', value }
  if (typeof value === 'bigint') return { type: 'int', value: String(value) }
  return { type: 'float', value: Number.isFinite(value) ? value : String(value) }
}

/** Whether our answer is the recorded one. */
export const isSameOutcome = (recorded: RecordedOutcome, got: RecordedOutcome): boolean => {
  if ('values' in recorded && 'values' in got) {
    return recorded.match === got.match && isSameValues(recorded.values, got.values)
  }
  return isDeepStrictEqual(sortAllow(recorded), sortAllow(got))
}

const sortAllow = (outcome: RecordedOutcome): RecordedOutcome =>
  'allow' in outcome ? { ...outcome, allow: outcome.allow.toSorted() } : outcome

type RecordedValues = Readonly<Record<string, RecordedValue>>

const isSameValues = (recorded: RecordedValues, got: RecordedValues): boolean => {
  const names = Object.keys(recorded)
  return (
    names.length === Object.keys(got).length &&
    names.every((name) => isSameValue(own(recorded, name), own(got, name)))
  )
}

// `__proto__` is a name as any other.
const own = (values: RecordedValues, name: string): RecordedValue | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined

const isSameValue = (recorded?: RecordedValue, got?: RecordedValue): boolean => {
  if (recorded === undefined || got === undefined) return false
  switch (recorded.type) {
    case 'str':
    case 'uuid':
      return got.type === 'str' && got.value === recorded.value
    case 'int':
      return isSameInt(String(recorded.value), got)
    case 'float':
      return got.type === 'float' && Object.is(got.value, recorded.value)
    default:
      return unreachable(recorded.type)
  }
}

// A number where it is exact, a bigint only beyond.
const isSameInt = (recorded: string, { type, value }: RecordedValue): boolean =>
  String(value) === recorded &&
  type === (Number.isSafeInteger(Number(recorded)) ? 'float' : 'int') &&
  !Object.is(value, -0)

/** The name of the behaviour in which we differ from the recorded answer on purpose, if it is that. */
export const findDifference = (
  rules: readonly Rule[],
  recorded: RecordedOutcome,
  got: RecordedOutcome,
): string | undefined => {
  if (!('values' in recorded) || !('values' in got) || recorded.match !== got.match)
    return undefined
  const rule = rules[recorded.match]
  if (rule === undefined) return undefined
  return isSameValues(recorded.values, permute(rule, got.values)) ? PERMUTED : undefined
}

const PERMUTED = 'the values of a part with more than ten variables are not permuted'

// Werkzeug sorts the groups of a part by the text of their numbers: 0, 1, 10, 11, 2.
const permute = (rule: Rule, values: RecordedValues): RecordedValues => {
  const entries = rule.parts.flatMap((part) => {
    if (part.kind === 'static') return []
    const names = part.tokens.flatMap((token) =>
      token.kind === 'variable' ? [rule.variables[token.variable]?.name ?? ''] : [],
    )
    const sorted = Array.from(names.keys(), String).toSorted()
    return names.map((name, index) => {
      const source = names[Number(sorted[index])] ?? name
      return [name, own(values, source)] as const
    })
  })
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  )
}
