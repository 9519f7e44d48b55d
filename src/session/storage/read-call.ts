import { readWithOptions } from '../read-with-options.ts'
import type { Signature } from '../read-with-options.ts'
import { checkKey } from './check-key.ts'
import type { Change } from './storage.ts'

/** What was given to a call of storage, checked; what a call does not take has its default. */
export interface Call {
  readonly key: string
  readonly val: unknown
  readonly by: number
  readonly change: Change
  readonly ttl: number | null
  readonly if_absent: boolean
}

/** Reads and checks what was given to a call of storage. */
export function readCall(signature: Signature, given: readonly unknown[]): Call {
  const {
    key,
    val,
    by = 1,
    change = keep,
    ttl = null,
    if_absent = false,
  } = readWithOptions(signature, given)
  checkKey(key)
  const { call } = signature
  if (!isWhole(by)) throw new TypeError(`${call}() takes a whole number as "by"`)
  if (!isChange(change)) throw new TypeError(`${call}() takes a function as "change"`)
  if (ttl !== null && !isDuration(ttl)) {
    throw new TypeError(`${call}() takes seconds, more than 0, as "ttl"`)
  }
  if (typeof if_absent !== 'boolean') {
    throw new TypeError(`${call}() takes true or false as "if_absent"`)
  }
  return { key, val, by, change, ttl, if_absent }
}

const keep: Change = (value) => value ?? ''

const isChange = (value: unknown): value is Change => typeof value === 'function'

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value)

const isDuration = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0
