import { dumpOptionsHeader, type HeaderParameter } from './dump-header.ts'

/** One header as it is sent: the name in the spelling it was set with, and the value. */
export type HeaderItem = readonly [name: string, value: string]

/** Parameters of a header value, as Python's keyword arguments: `_` in a name becomes `-`. */
export type HeaderParameters = Readonly<Record<string, HeaderParameter>>

/** What a `Headers` can be made of: pairs, a mapping (a list gives the header several times), other headers. */
export type HeadersInit =
  | Iterable<readonly [string, string | number]>
  | Readonly<Record<string, string | number | Iterable<string | number>>>

/** A value with its parameters, `; key=value`. */
export const withParameters = (
  value: string | number,
  parameters: HeaderParameters | undefined,
): string | number => {
  if (parameters === undefined) return value
  const pairs = Object.entries(parameters).map(
    ([key, item]) => [key.replaceAll('_', '-'), item] as const,
  )
  return pairs.length === 0 ? value : dumpOptionsHeader(String(value), pairs)
}

/** The values of one name in a mapping. */
export const valuesOf = (
  value: string | number | Iterable<string | number>,
): Iterable<string | number> =>
  typeof value === 'string' || typeof value === 'number' ? [value] : value
