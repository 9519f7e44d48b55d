import { HTTPException, type HTTPExceptionOptions } from './http-exception.ts'

/** *500* `Internal Server Error`: something in the server failed; `original_exception` is what. */
export class InternalServerError extends HTTPException {
  static override readonly code = 500
  static override readonly description =
    'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.'

  /** The error behind this one, for the log. */
  original_exception: unknown

  constructor(
    description?: string | null,
    options: HTTPExceptionOptions & { readonly original_exception?: unknown } = {},
  ) {
    super(description, { cause: options.original_exception, ...options })
    this.original_exception = options.original_exception ?? null
  }
}

/** *501* `Not Implemented`: the server does not support the action. */
export class NotImplemented extends HTTPException {
  static override readonly code = 501
  static override readonly description =
    'The server does not support the action requested by the browser.'
}

/** *502* `Bad Gateway`: a server behind this one answered nonsense. */
export class BadGateway extends HTTPException {
  static override readonly code = 502
  static override readonly description =
    'The proxy server received an invalid response from an upstream server.'
}

/** *504* `Gateway Timeout`: a server behind this one did not answer in time. */
export class GatewayTimeout extends HTTPException {
  static override readonly code = 504
  static override readonly description = 'The connection to an upstream server timed out.'
}

/** *505* `HTTP Version Not Supported`: the server does not speak this version of HTTP. */
export class HTTPVersionNotSupported extends HTTPException {
  static override readonly code = 505
  static override readonly description =
    'The server does not support the HTTP protocol version used in the request.'
}
