/** Ends a `switch` over all kinds: the compiler proves that it is not reached, and it throws where data lied. */
export const unreachable = (value: never): never => {
  throw new Error(`Not reachable: ${JSON.stringify(value)}`)
}
