import { readArguments } from './read-arguments.ts'

/** What a call takes: arguments by position, of which `required` must be given, and options after them. */
export interface Signature {
  /** The call in the author's words, for error texts: `storage.set`. */
  readonly call: string
  readonly positional: readonly string[]
  readonly required: number
  readonly options: readonly string[]
}

/**
 * Reads what was given to a call by position with an object of options last, or all as one object.
 * A name that the call does not take is an error: a misspelt `if_absent` would overwrite.
 */
export function readWithOptions(
  { call, positional, required, options }: Signature,
  given: readonly unknown[],
): Readonly<Record<string, unknown>> {
  const parameters = { call, names: [...positional, ...options], required }
  const [first] = given
  if (typeof first === 'object') return readArguments(parameters, given)
  const last = given[positional.length] ?? {}
  if (typeof last !== 'object' || given.length > positional.length + 1) {
    throw new TypeError(
      `${call}() takes ${positional.join(', ')} and then its options in an object: { ${options.join(', ')} }`,
    )
  }
  const named = Object.fromEntries(positional.map((name, index) => [name, given[index]]))
  return readArguments(parameters, [{ ...named, ...last }])
}
