/** So many causes are told at most; an error may be its own. */
const MOST_CAUSES = 5

/** So many keys of a thrown object are told at most. */
const MOST_KEYS = 20

/**
 * The stack of an error with its causes, or what was thrown in its place; it cannot throw itself.
 * Of an object that is no error only the keys are told: its values may be settings or a body.
 */
export const describeError = (error: unknown): string => {
  try {
    const texts: string[] = []
    let cause = error
    while (cause instanceof Error && texts.length <= MOST_CAUSES) {
      texts.push(cause.stack ?? `${cause.name}: ${cause.message}`)
      if (cause.cause === undefined) return texts.join('\ncaused by ')
      ;({ cause } = cause)
    }
    if (!(cause instanceof Error)) texts.push(`thrown: ${describeThrown(cause)}`)
    return texts.join('\ncaused by ')
  } catch {
    return 'thrown: a value that cannot be shown'
  }
}

const describeThrown = (value: unknown): string => {
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  const keys = Object.keys(value)
  const more = keys.length > MOST_KEYS ? ', ...' : ''
  return `an object with the keys [${keys.slice(0, MOST_KEYS).join(', ')}${more}]; throw an Error`
}
