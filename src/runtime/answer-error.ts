import { ClientDisconnected } from '../wrappers/exceptions/bad-request.ts'
import { HTTPException } from '../wrappers/exceptions/http-exception.ts'
import type { Response } from '../wrappers/response.ts'
import { toFetch } from '../wrappers/to-fetch.ts'
import { ConfigurationError } from './configuration-error.ts'
import type { Exchange } from './exchange.ts'
import { isDevelopment } from './is-development.ts'
import { createProblem } from './problem.ts'

type FetchResponse = globalThis.Response

/**
 * Answers what was thrown: an HTTPException by its response, settings that are missing by a 503,
 * anything else by a 500 that tells the request id and nothing more. The log has the rest.
 */
export const answerError = async (exchange: Exchange, error: unknown): Promise<FetchResponse> => {
  try {
    const response = respond(exchange, error)
    return await toFetch(response, exchange)
  } catch (next) {
    exchange.report(next)
    return await toFetch(createProblem(500, exchange), exchange)
  }
}

const respond = (exchange: Exchange, error: unknown): Response => {
  if (error instanceof HTTPException) {
    const response = error.get_response()
    if (response.status_code >= 500) exchange.report(error)
    response.headers.set('X-Request-Id', exchange.request_id)
    if (error instanceof ClientDisconnected) {
      exchange.status = response.status_code
      exchange.settle('left')
    }
    return response
  }
  // What its caller's leaving broke off is no fault, and the answer reaches nobody.
  const isBrokenOff = error instanceof Error && error.name === 'AbortError'
  if (isBrokenOff && exchange.raw.signal.aborted) {
    // As nginx logs a request that its client has closed.
    exchange.status = 499
    exchange.settle('left')
  } else exchange.report(error)
  if (!(error instanceof ConfigurationError)) return createProblem(500, exchange)
  // What is missing is the operator's business; outside of development the log alone says it.
  const detail = isDevelopment(exchange.env) ? error.message : 'The plugin is not configured'
  return createProblem(503, exchange, detail)
}
