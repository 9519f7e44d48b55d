/** Ends a switch over all kinds: reaching it is a mistake in this program. */
export const unreachable = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
