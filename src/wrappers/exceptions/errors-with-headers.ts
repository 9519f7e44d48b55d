import { httpDate } from '../http-date.ts'
import type { HeaderItem } from '../header-pairs.ts'
import { HTTPException, type HTTPExceptionOptions } from './http-exception.ts'

type WithDescription = HTTPExceptionOptions & { readonly description?: string | null }

/** What can be written as a `WWW-Authenticate` header: a `WWWAuthenticate`. */
export type Challenge = { to_header(): string }

/**
 * *401* `Unauthorized`: the caller has to say who it is. `www_authenticate` tells how: one
 * challenge, or several for several headers.
 */
export class Unauthorized extends HTTPException {
  static override readonly code = 401
  static override readonly description =
    "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required."

  /** The challenges sent as `WWW-Authenticate`. */
  www_authenticate: readonly Challenge[]

  constructor(
    description?: string | null,
    options: HTTPExceptionOptions & {
      readonly www_authenticate?: Challenge | readonly Challenge[] | null
    } = {},
  ) {
    super(description, options)
    this.www_authenticate = [options.www_authenticate ?? []].flat()
  }

  override get_headers(): HeaderItem[] {
    const challenges = this.www_authenticate.map((challenge): HeaderItem => [
      'WWW-Authenticate',
      challenge.to_header(),
    ])
    return [...super.get_headers(), ...challenges]
  }
}

/** *405* `Method Not Allowed`: the resource does not answer this method; `valid_methods` go into `Allow`. */
export class MethodNotAllowed extends HTTPException {
  static override readonly code = 405
  static override readonly description = 'The method is not allowed for the requested URL.'

  /** The methods that the resource answers. */
  valid_methods: readonly string[]

  constructor(valid_methods?: Iterable<string> | null, options: WithDescription = {}) {
    super(options.description, options)
    this.valid_methods = [...(valid_methods ?? [])]
  }

  override get_headers(): HeaderItem[] {
    const headers = super.get_headers()
    if (this.valid_methods.length > 0) headers.push(['Allow', this.valid_methods.join(', ')])
    return headers
  }
}

/** An error that may say when to come back: seconds or a date, sent as `Retry-After`. */
class RetryAfter extends HTTPException {
  retry_after: Date | number | null

  constructor(
    description?: string | null,
    options: HTTPExceptionOptions & { readonly retry_after?: Date | number | null } = {},
  ) {
    super(description, options)
    this.retry_after = options.retry_after ?? null
  }

  override get_headers(): HeaderItem[] {
    const headers = super.get_headers()
    const after = this.retry_after
    if (after !== null && after !== 0) {
      headers.push(['Retry-After', after instanceof Date ? httpDate(after) : String(after)])
    }
    return headers
  }
}

/** *429* `Too Many Requests`: the caller asks more often than it may. */
export class TooManyRequests extends RetryAfter {
  static override readonly code = 429
  static override readonly description =
    'This user has exceeded an allotted request count. Try again later.'
}

/** *503* `Service Unavailable`: the server cannot answer for now. */
export class ServiceUnavailable extends RetryAfter {
  static override readonly code = 503
  static override readonly description =
    'The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.'
}
