import { checkKey } from './check-key.ts'
import type { Change } from './storage.ts'

/** What a call takes: arguments by position, of which `required` must be given, and options after them. */
export interface Signature {
  readonly name: string
  readonly positional: readonly string[]
  readonly required: number
  readonly options: readonly string[]
}

/** What was given to a call, checked; `null` and `undefined` are as if not given. */
export interface Call {
  readonly key: string
  readonly val: unknown
  readonly by: number
  readonly change: Change
  readonly ttl: number | null
  readonly if_absent: boolean
}

/**
 * Reads what was given by position with the options last, or all as one object. A name that the call does
 * not take is an error: a misspelt `if_absent` would overwrite.
 */
export function readCall(signature: Signature, given: readonly unknown[]): Call {
  const named = readNamed(signature, given)
  const { name, positional, options, required } = signature
  const unknown = Object.keys(named).find((n) => !positional.includes(n) && !options.includes(n))
  if (unknown !== undefined) {
    const known = [...positional, ...options].join(', ')
    throw new TypeError(`${name}() does not take "${unknown}"; it takes ${known}`)
  }
  const missing = positional.slice(0, required).find((n) => (named[n] ?? undefined) === undefined)
  if (missing !== undefined) throw new TypeError(`${name}() needs "${missing}"`)

  const { key, val, change = unchanged } = named
  checkKey(key)
  if (!isChange(change)) throw new TypeError(`${name}() takes a function as "change"`)
  const by = named['by'] ?? 1
  if (!isInteger(by)) throw new TypeError(`${name}() takes a whole number as "by"`)
  const ttl = named['ttl'] ?? null
  if (ttl !== null && !isDuration(ttl)) {
    throw new TypeError(`${name}() takes seconds, more than 0, as "ttl"`)
  }
  const if_absent = named['if_absent'] ?? false
  if (typeof if_absent !== 'boolean') {
    throw new TypeError(`${name}() takes true or false as "if_absent"`)
  }
  return { key, val, by, change, ttl, if_absent }
}

const unchanged: Change = (value) => value ?? ''

const isChange = (value: unknown): value is Change => typeof value === 'function'

type Named = Readonly<Record<string, unknown>>

function readNamed({ name, positional }: Signature, given: readonly unknown[]): Named {
  const [first] = given
  if (isNamed(first) && given.length === 1) return first
  const options = given[positional.length] ?? {}
  if (!isNamed(options) || given.length > positional.length + 1) {
    throw new TypeError(
      `${name}() takes ${positional.join(', ')} and then its options as an object`,
    )
  }
  return { ...Object.fromEntries(positional.map((n, index) => [n, given[index]])), ...options }
}

const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null

const isInteger = (value: unknown): value is number => Number.isSafeInteger(value)

const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0
