import { checkInt, convertValue, readShortInt } from './convert-value.ts'
import type { Notes } from './notes.ts'
import type { Converter } from './rule.ts'
import type { RouteTable } from './table.ts'
import type { Values } from './values.ts'

// Without a prototype, so that `__proto__` is a name as any other; a class keeps such objects fast.
const ValuesObject = function () {} as unknown as new () => Record<string, Values[string]>
ValuesObject.prototype = Object.create(null)

/** The values of a rule without variables. */
export const NO_VALUES: Values = Object.freeze(new ValuesObject())

/** The values of the rule that a walk over the path has found; undefined where a converter refuses one. */
export const readValues = (
  { rules, converters }: RouteTable,
  { rule, path }: { readonly rule: number; readonly path: string },
  { spans }: Notes,
): Values | undefined => {
  const variables = rules[rule] ?? []
  const { length } = variables
  if (length === 0) return NO_VALUES
  const values = new ValuesObject()
  let index = 0
  do {
    const start = spans[index] ?? 0
    const end = spans[index + 1] ?? 0
    const number = variables[index + 1] as number
    const converter = number === 0 ? undefined : converters[number - 1]
    const value =
      converter === undefined ? path.slice(start, end) : readValue(converter, path, { start, end })
    if (value === undefined) return undefined
    values[variables[index] as string] = value
    index += 2
  } while (index < length)
  return values
}

interface Span {
  readonly start: number
  readonly end: number
}

// Most numbers are short: they are read where they stand.
const readValue = (
  converter: Converter,
  path: string,
  { start, end }: Span,
): Values[string] | undefined => {
  if (converter.kind === 'int') {
    const short = readShortInt(path, start, end)
    if (short !== -1) return checkInt(converter, short, end - start)
  }
  return convertValue(converter, path.slice(start, end))
}
