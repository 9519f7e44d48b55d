let prefix = ''
let count = 0

/** Gives the next number of a request; they count the requests of an isolate. */
export const nextRequestNumber = (): number => ++count

/**
 * Gives the id of a request, which no other has: random digits of this isolate, and the request's
 * number in it. It is our own, since what the caller sends could be anything.
 */
export const formatRequestId = (number: number): string => {
  // Randomness is to be had only while a request is served.
  if (prefix === '') prefix = crypto.randomUUID().replaceAll('-', '').slice(0, 16)
  return `${prefix}-${number}`
}
