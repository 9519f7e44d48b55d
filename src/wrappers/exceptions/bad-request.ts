import { HTTPException, type HTTPExceptionOptions } from './http-exception.ts'

/** *400* `Bad Request`: the client sent something that the server cannot handle. */
export class BadRequest extends HTTPException {
  static override readonly code = 400
  static override readonly description =
    'The browser (or proxy) sent a request that this server could not understand.'
}

/**
 * A required value of a request is missing: a form field, an argument, a header. It is a 400 where
 * nothing catches it. `show_exception` names the missing key to the client, for development only.
 */
export class BadRequestKeyError extends BadRequest {
  /** The key that was looked up. */
  readonly key: string | null
  #isShown = false

  constructor(
    key: string | null = null,
    options: HTTPExceptionOptions & { readonly description?: string | null } = {},
  ) {
    super(options.description, options)
    this.key = key
  }

  /** Whether the description names the key, which the page has then, and the text of the error. */
  get show_exception(): boolean {
    return this.#isShown
  }
  set show_exception(value: boolean) {
    if (value === this.#isShown) return
    this.#isShown = value
    const line = `\nKeyError: '${this.key ?? ''}'`
    const { description } = this
    this.description = value
      ? `${description ?? ''}${line}`
      : (description?.replace(line, '') ?? null)
  }
}

/** The client went away while its request was read. */
export class ClientDisconnected extends BadRequest {}

/** The request was refused for the sake of security. */
export class SecurityError extends BadRequest {}

/** The `Host` header is malformed. */
export class BadHost extends BadRequest {}
