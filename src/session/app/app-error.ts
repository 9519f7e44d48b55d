import { InvocationError } from '../errors.ts'
import { UpstreamRefusal } from '../upstream-refusal.ts'

/** A call to an app that failed; the text is the one that Dify raises, and names the app. */
export class AppInvocationError extends InvocationError {
  override readonly name = 'AppInvocationError'
  readonly app_id: string
  /** The HTTP status of the Service API's answer or of its error event; absent where no answer came. */
  readonly status: number | undefined
  /** Dify's error code: `invalid_param`, `not_found`, `too_many_requests`. */
  readonly code: string | undefined

  constructor(
    message: string,
    {
      app_id,
      status,
      code,
      cause,
    }: {
      readonly app_id: string
      readonly status?: number | undefined
      readonly code?: string | undefined
      readonly cause?: unknown
    },
  ) {
    super(`${message} (app ${app_id})`, cause === undefined ? undefined : { cause })
    this.app_id = app_id
    this.status = status
    this.code = code
  }
}

/** What a call to an app is called where it fails, and the text of its refusal. */
export interface AppFailure {
  readonly app_id: string
  readonly describe: (refusal: UpstreamRefusal) => string
}

/** Gives what a call to an app throws for a refusal; anything else is given back as it is. */
export function toAppError(error: unknown, { app_id, describe }: AppFailure): unknown {
  if (!(error instanceof UpstreamRefusal)) return error
  const { status, code } = error
  return new AppInvocationError(describe(error), {
    app_id,
    status: status === 0 ? undefined : status,
    code,
    cause: error.cause,
  })
}
