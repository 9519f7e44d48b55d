import { Response } from '../wrappers/response.ts'
import { statusPhrase } from '../wrappers/status-phrase.ts'

/**
 * One of our own errors as `application/problem+json` (RFC 9457), with the request id that the log
 * has as well.
 */
export const createProblem = (
  status: number,
  { request_id }: { readonly request_id: string },
  detail?: string,
): Response => {
  const problem = { title: statusPhrase(status), status, detail, request_id }
  const content_type = 'application/problem+json'
  const response = new Response(`${JSON.stringify(problem)}\n`, { status, content_type })
  response.headers.set('X-Request-Id', request_id)
  return response
}
