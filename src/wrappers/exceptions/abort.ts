import { Response } from '../response.ts'
import { BadRequest } from './bad-request.ts'
import * as client from './client-errors.ts'
import {
  MethodNotAllowed,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
} from './errors-with-headers.ts'
import { HTTPException, RequestedRangeNotSatisfiable } from './http-exception.ts'
import * as server from './server-errors.ts'

type ErrorClass =
  | typeof BadRequest
  | typeof MethodNotAllowed
  | typeof RequestedRangeNotSatisfiable
  | typeof ServiceUnavailable
  | typeof TooManyRequests
  | typeof Unauthorized
  | (typeof client)[keyof typeof client]
  | (typeof server)[keyof typeof server]

/** The status codes that `abort` knows an exception for. */
export type ErrorCode = ErrorClass['code']

const errorClasses = (): readonly ErrorClass[] => [
  BadRequest,
  MethodNotAllowed,
  RequestedRangeNotSatisfiable,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
  ...Object.values(client),
  ...Object.values(server),
]

/**
 * Ends the handler with the exception of a status code; further arguments go to its constructor, which
 * takes a description where the code is known only when it runs. A Response given instead of a code is
 * sent as it is.
 *
 * @example
 * if (user === null) abort(401, 'Log in first.')
 */
export function abort<Code extends ErrorCode>(
  status: Code,
  ...values: ConstructorParameters<Extract<ErrorClass, { readonly code: Code }>>
): never
export function abort<Status extends number>(
  status: Status & (number extends Status ? unknown : never),
  description?: string | null,
): never
export function abort(response: Response): never
export function abort(status: number | Response, ...values: readonly unknown[]): never {
  if (status instanceof Response) throw new HTTPException(null, { response: status })
  const found: (new (...values: never[]) => HTTPException) | undefined = errorClasses().find(
    (error) => error.code === status,
  )
  if (found === undefined) {
    throw new RangeError(
      `There is no exception for status ${String(status)}; abort(new Response(...)) takes any status`,
    )
  }
  throw new found(...(values as never[]))
}
