/** The parameters of a call in their order; the first `required` of them must be given. */
export interface Parameters {
  /** The call in the author's words, for error texts: `app.chat.invoke`. */
  readonly call: string
  readonly names: readonly string[]
  readonly required: number
}

/**
 * Reads a call's arguments as Python does, by position or by name in one object, and refuses what
 * Python refuses: a missing one and an unexpected one. `undefined` and `null` are as if not given.
 */
export function readArguments(
  { call, names, required }: Parameters,
  given: readonly unknown[],
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = isNamed(names, given)
    ? { ...given[0] }
    : Object.fromEntries(given.map((value, index) => [names[index] ?? `${index + 1}`, value]))
  for (const name of Object.keys(values)) {
    if (values[name] === null || values[name] === undefined) delete values[name]
    else if (!names.includes(name)) {
      throw new TypeError(
        `${call}() got an unexpected argument ${JSON.stringify(name)}: it takes ${names.join(', ')}`,
      )
    }
  }
  const missing = names.slice(0, required).find((name) => values[name] === undefined)
  if (missing !== undefined) {
    throw new TypeError(`${call}() is missing its argument ${JSON.stringify(missing)}`)
  }
  return values
}

/** Gives one argument of a call as it was given: what decides whether the call gives a promise is asked before the rest is checked. */
export const peekArgument = (
  names: readonly string[],
  given: readonly unknown[],
  name: string,
): unknown => (isNamed(names, given) ? given[0][name] : given[names.indexOf(name)])

// One object that has a parameter's name is the named form: a model_config given by position never has one.
const isNamed = (
  names: readonly string[],
  given: readonly unknown[],
): given is [Readonly<Record<string, unknown>>] => {
  const [first] = given
  if (given.length !== 1 || typeof first !== 'object' || first === null) return false
  return names.some((name) => Object.hasOwn(first, name))
}
