import { LeftOutError } from '../left-out-error.ts'

/** What a lookup may be given besides the key: `type` converts the value, `default` stands in for a missing one. */
export interface LookupOptions<V, T, D> {
  /** Stands in where the key is missing or `type` fails; null unless given. */
  readonly default?: D
  /** Converts the value. It fails by throwing or with NaN, since `Number` does not throw as Python's `int` does. */
  readonly type?: (value: V) => T
}

/** A default that can be given bare, as the second argument, since it cannot be taken for options. */
export type BareDefault = string | number | bigint | boolean | null | undefined

/** Stands for a value that is missing or that its `type` refused. */
export const missing: unique symbol = Symbol('missing')

/** The value that a conversion gives, or `missing` where it fails. */
export const convertValue = <V, T>(value: V, type: (value: V) => T): T | typeof missing => {
  try {
    const converted = type(value)
    return Number.isNaN(converted) ? missing : converted
  } catch (error) {
    if (error instanceof LeftOutError) throw error
    return missing
  }
}

/** The second argument of a lookup as options: anything but an object is the default itself. */
export const lookupOptions = <V>(
  argument: LookupOptions<V, unknown, unknown> | BareDefault,
): LookupOptions<V, unknown, unknown> =>
  typeof argument === 'object' && argument !== null ? argument : { default: argument }

/** What a header's value, null where it is missing, comes to with the second argument of `get`. */
export const lookUp = (
  value: string | null,
  argument: LookupOptions<string, unknown, unknown> | BareDefault,
): unknown => {
  // The common case of one argument makes no options.
  if (argument === undefined) return value
  const { default: fallback = null, type } = lookupOptions(argument)
  if (value === null || type === undefined) return value ?? fallback
  const converted = convertValue(value, type)
  return converted === missing ? fallback : converted
}

/** Values converted, without those where it fails; as they are where there is no `type`. */
export const convertAll = <V>(
  values: readonly V[],
  type: ((value: V) => unknown) | undefined,
): unknown[] =>
  type === undefined
    ? [...values]
    : values.map((value) => convertValue(value, type)).filter((value) => value !== missing)
