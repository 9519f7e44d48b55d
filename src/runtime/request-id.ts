let prefix = ''
let count = 0

/**
 * Gives an id that no other request has: random digits of this isolate, and the number of the
 * request in it. It is our own, since what the caller sends could be anything.
 */
export const createRequestId = (): string => {
  // Randomness is to be had only while a request is served.
  if (prefix === '') prefix = crypto.randomUUID().replaceAll('-', '').slice(0, 16)
  count++
  return `${prefix}-${count.toString(36)}`
}
