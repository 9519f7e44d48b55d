import type { Exchange } from './exchange.ts'

/**
 * Sends a Fetch response that a handler returned as it is; its body is the platform's from here
 * on, so how it went is not known here. One that was read already, or has no status, cannot be
 * sent, which is said here and not by the platform.
 */
export const sendFetchResponse = (
  response: globalThis.Response,
  exchange: Exchange,
): globalThis.Response => {
  if (response.type === 'error') {
    throw new TypeError(
      'The Response that _invoke returned is Response.error(), which has no status; return a Response with one, or throw',
    )
  }
  if (response.bodyUsed || response.body?.locked === true) {
    throw new TypeError(
      'The Response that _invoke returned has been read already; return response.clone() made before reading, or a new Response',
    )
  }
  exchange.status = response.status
  exchange.settle('complete')
  if (exchange.method !== 'HEAD' || response.body === null) return response
  void response.body.cancel()
  return new globalThis.Response(null, response)
}
