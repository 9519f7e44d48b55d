import { ContentRange } from './content-range.ts'
import { HTTPException, RequestedRangeNotSatisfiable } from './exceptions/http-exception.ts'
import { generateEtag } from './generate-etag.ts'
import type { Headers } from './headers.ts'
import { iriToUri } from './iri-to-uri.ts'
import { parseEtags } from './parse-etags.ts'
import { parseRange } from './range.ts'
import {
  type ConditionalRequest,
  isUnmodified,
  type ResourceVersion,
} from './resource-conditions.ts'
import { isSequence, type ResponseBody, sequenceLength } from './response-body.ts'
import { ResponseContent } from './response-content.ts'
import { sliceBody } from './slice-body.ts'
import { hasNoBody } from './status.ts'

/**
 * The answer of a handler: body, status and headers, with the names and defaults of Werkzeug's
 * `Response`.
 *
 * For to-fetch.ts: while `_headers` is null there is nothing but the header `Content-Type:
 * _content_type` (none where that is null, and none for a 304) and a length that the platform
 * knows from `response`; else `get_wsgi_headers()` gives what goes on the wire. `hasNoBody`
 * (status.ts) tells the statuses without a body. `_on_close` holds what has to run when the body
 * ended or the caller left: call `close()`, once.
 *
 * @example
 * return new Response(JSON.stringify({ ok: true }), { status: 201, mimetype: 'application/json' })
 */
export class Response extends ResponseContent {
  /** @internal */
  _on_close: (() => unknown)[] | null = null

  /** Sets the `ETag` to the SHA3-256 of the body, if there is none yet or `overwrite` is given. */
  async add_etag(
    options: { readonly overwrite?: boolean; readonly weak?: boolean } = {},
  ): Promise<void> {
    if (options.overwrite !== true && this.headers.has('ETag')) return
    this.set_etag(generateEtag(await this.get_data()), options)
  }

  /** Reads the body into memory, and sets its `Content-Length` and `ETag`. */
  async freeze(): Promise<void> {
    await this.make_sequence()
    if (isSequence(this.response)) this.content_length = sequenceLength(this.response)
    await this.add_etag()
  }

  /**
   * Answers the conditions of a GET or HEAD request: 304 or 412 instead of what the client has, 206
   * with the part that its `Range` asks for. A range needs `accept_ranges` and the `complete_length`
   * of the body; one that cannot be had is thrown as a 416.
   *
   * @example
   * response.set_etag(version)
   * return response.make_conditional(r)
   */
  async make_conditional(
    request: ConditionalRequest,
    options: {
      readonly accept_ranges?: boolean | string
      readonly complete_length?: number | null
    } = {},
  ): Promise<this> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return this
    if (!this.headers.has('Date')) this.date = null
    const { accept_ranges = false, complete_length = null } = options
    if (accept_ranges !== false && accept_ranges !== '') {
      this.accept_ranges = accept_ranges === true ? 'bytes' : accept_ranges
      if (
        complete_length !== null &&
        complete_length > 0 &&
        this._answer_range(request, complete_length)
      )
        return this
    }
    if (isUnmodified(request, this._version(), 'whole')) {
      this.status_code = parseEtags(request.headers.get('If-Match')).provided ? 412 : 304
    }
    if (!this.headers.has('Content-Length'))
      this.content_length = await this.calculate_content_length()
    return this
  }

  /** Adds a function that runs when the body ended or the caller left, and gives it back. */
  call_on_close<F extends () => unknown>(func: F): F {
    this._on_close ??= []
    this._on_close.push(func)
    return func
  }

  /** Closes the body, if it is a generator or a stream, and runs what `call_on_close` added. */
  async close(): Promise<void> {
    await closeBody(this.response)
    for (const func of this._on_close ?? []) await func()
  }

  /**
   * The headers as they are sent: a copy in which Location and Content-Location are URIs, a body of
   * known length has its `Content-Length`, and what a 1xx, 204 or 304 may not carry is gone.
   */
  get_wsgi_headers(): Headers {
    const headers = this.headers.copy()
    const code = this._status_code
    let location: string | null = null
    let contentLocation: string | null = null
    let hasLength = false
    for (const [name, value] of headers._list) {
      const key = name.toLowerCase()
      if (key === 'location') location = value
      else if (key === 'content-location') contentLocation = value
      else if (key === 'content-length') hasLength = true
    }
    if (location !== null) headers.set('Location', iriToUri(location))
    if (contentLocation !== null) headers.set('Content-Location', iriToUri(contentLocation))
    if (code === 304) removeEntityHeaders(headers)
    else if (hasNoBody(code)) headers.remove('Content-Length')
    else if (!hasLength && isSequence(this.response)) {
      headers.add('Content-Length', sequenceLength(this.response))
    }
    return headers
  }

  /** @internal Whether the request asks for a part, which the body then becomes. */
  _answer_range(request: ConditionalRequest, length: number): boolean {
    const header = request.headers.get('Range')
    if (header === null) return false
    const hasCondition = request.headers.get('If-Range') !== null
    if (hasCondition && !isUnmodified(request, this._version(), 'if-range')) return false
    const bounds = parseRange(header)?.range_for_length(length) ?? null
    if (bounds === null) throw new RequestedRangeNotSatisfiable(length)
    const [start, stop] = bounds
    this.content_length = stop - start
    this.content_range = new ContentRange('bytes', start, stop, { length })
    this.status_code = 206
    const whole = this.response
    this.response = sliceBody(whole, start, stop)
    // A slice that is never read, as for HEAD, cannot close what it is cut from.
    if (!isSequence(whole)) this.call_on_close(() => closeBody(whole))
    return true
  }

  /** @internal */
  _version(): ResourceVersion {
    return { etag: this.headers.get('ETag'), last_modified: this.headers.get('Last-Modified') }
  }
}

const entityHeader =
  /^(?:allow|last-modified|content-(?:encoding|language|length|md5|range|type))$/i

const removeEntityHeaders = (headers: Headers): void => {
  headers._list = headers._list.filter(([name]) => !entityHeader.test(name))
}

const closeBody = async (body: ResponseBody): Promise<void> => {
  if (isSequence(body)) return
  if (body instanceof ReadableStream) {
    if (!body.locked) await body.cancel()
  } else if ('return' in body && typeof body.return === 'function') {
    await body.return()
  }
}

HTTPException._Response = Response
