import { escapeHtml } from '../escape-html.ts'
import type { HeaderItem } from '../header-pairs.ts'
// oxlint-disable-next-line import/no-cycle -- as in Werkzeug: an exception makes a Response and a Response throws a 416, both only when called
import type { Response } from '../response.ts'
import { statusPhrase } from '../status-phrase.ts'

/** What every HTTP exception takes besides its own arguments. */
export type HTTPExceptionOptions = {
  /** Sent instead of the response that the exception would make. */
  readonly response?: Response | null
  /** The error behind this one, for the log. */
  readonly cause?: unknown
}

/**
 * An error that knows its HTTP response (Werkzeug's `HTTPException`). Thrown from a handler it is
 * answered with `get_response()`. Subclasses give a static `code` and `description`.
 *
 * @example
 * class PaymentRequired extends HTTPException {
 *   static override readonly code = 402
 *   static override readonly description = 'Pay first.'
 * }
 * throw new PaymentRequired()
 */
export class HTTPException extends Error {
  static readonly code: number | null = null
  static readonly description: string | null = null

  /**
   * @internal What `get_response` makes. response.ts gives it: what a Response is made of throws exceptions, so
   * they cannot import it.
   */
  declare static _Response: typeof Response

  /** The status code. */
  code: number | null
  /** The text of the page; HTML is escaped in it. */
  description: string | null
  /** The response sent instead of the page, or null. */
  response: Response | null

  constructor(description?: string | null, options: HTTPExceptionOptions = {}) {
    super(undefined, 'cause' in options ? { cause: options.cause } : undefined)
    this.code = new.target.code
    this.description = description ?? new.target.description
    this.response = options.response ?? null
  }

  /** The reason phrase of the status, such as `Not Found`. */
  override get name(): string {
    return statusPhrase(this.code ?? 0)
  }

  override get message(): string {
    return `${this.code ?? '???'} ${this.name}: ${this.description}`
  }

  /** The description as an HTML paragraph. */
  get_description(): string {
    const text = escapeHtml(this.description ?? '').replaceAll('\n', '<br>')
    return `<p>${text}</p>`
  }

  /** The HTML page. */
  get_body(): string {
    const name = escapeHtml(this.name)
    return (
      `<!doctype html>\n<html lang=en>\n<title>${this.code} ${name}</title>\n` +
      `<h1>${name}</h1>\n${this.get_description()}\n`
    )
  }

  /** The headers of the response. */
  get_headers(): HeaderItem[] {
    return [['Content-Type', 'text/html; charset=utf-8']]
  }

  /** The response: the one given to the exception, or its page. */
  get_response(): Response {
    return (
      this.response ??
      new HTTPException._Response(this.get_body(), {
        status: this.code,
        headers: this.get_headers(),
      })
    )
  }

  override toString(): string {
    return this.message
  }
}

/** *416* `Requested Range Not Satisfiable`: the part of the body that the client asks for is not there. */
export class RequestedRangeNotSatisfiable extends HTTPException {
  static override readonly code = 416
  static override readonly description = 'The server cannot provide the requested range.'

  /** The length of the whole body; where it is known, it is sent as `Content-Range`. */
  length: number | null
  /** The unit of the length. */
  units: string

  constructor(
    length: number | null = null,
    options: HTTPExceptionOptions & {
      readonly units?: string
      readonly description?: string | null
    } = {},
  ) {
    super(options.description, options)
    this.length = length
    this.units = options.units ?? 'bytes'
  }

  override get_headers(): HeaderItem[] {
    const headers = super.get_headers()
    if (this.length !== null) headers.push(['Content-Range', `${this.units} */${this.length}`])
    return headers
  }
}
