let prefix = ''
let count = 0

/** Gives the next number of a request; they count the requests of an isolate. */
export const nextRequestNumber = (): number => ++count

/**
 * Gives what the ids of all requests of this isolate begin with, random digits; the request's number
 * follows, so no other request has the id. It is our own, since what the caller sends could be anything.
 */
export const requestIdPrefix = (): string => {
  // Randomness is to be had only while a request is served.
  if (prefix === '') prefix = `${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}-`
  return prefix
}
