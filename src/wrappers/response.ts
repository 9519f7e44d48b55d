import {
  chunksOf,
  checkBody,
  type Chunk,
  encodeChunk,
  isSequence,
  type ResponseBody,
  sequenceLength,
} from './response-body.ts'
import { ResponseHead, type ResponseOptions } from './response-head.ts'
import { Headers } from './headers.ts'
import { hasNoBody } from './status.ts'

const noOptions: ResponseOptions = {}

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
export class Response extends ResponseHead {
  /** The body as it was given: nothing is encoded before it is sent. */
  response: ResponseBody
  /** Whether whatever would read a streamed body into memory is refused. */
  direct_passthrough: boolean
  /** @internal */
  _on_close: (() => unknown)[] | null = null

  constructor(response?: ResponseBody, options: ResponseOptions = noOptions) {
    super(options)
    this.direct_passthrough = options.direct_passthrough === true
    this.response = null
    if (response === undefined || response === null) return
    if (typeof response === 'string' || response instanceof Uint8Array) this.set_data(response)
    else this.response = checkBody(response)
  }

  /** Replaces the body by a string or bytes, and the `Content-Length` with it. */
  set_data(value: Chunk): void {
    this.response = value
    this._headers?.set('Content-Length', sequenceLength(value))
  }

  /** The whole body; a generator or a stream is read into memory, and remembered. */
  get_data(options: { readonly as_text: true }): Promise<string>
  get_data(options?: { readonly as_text?: boolean }): Promise<Uint8Array>
  async get_data(options: { readonly as_text?: boolean } = {}): Promise<string | Uint8Array> {
    await this._ensure_sequence()
    const bytes = isSequence(this.response)
      ? join(chunksOf(this.response).map(encodeChunk))
      : new Uint8Array()
    return options.as_text === true ? decoder.decode(bytes) : bytes
  }

  /** The whole body as bytes: `get_data()`, `set_data(value)`. */
  get data(): Promise<Uint8Array> {
    return this.get_data()
  }
  set data(value: Chunk) {
    this.set_data(value)
  }

  /** Whether the body is there as a whole: null, a string, bytes or a list. */
  get is_sequence(): boolean {
    return isSequence(this.response)
  }

  /** Whether the body comes piece by piece from a generator or a stream. */
  get is_streamed(): boolean {
    return !isSequence(this.response)
  }

  /** The body piece by piece, as bytes; a generator or a stream is used up. */
  async *iter_encoded(): AsyncGenerator<Uint8Array> {
    const body = this.response
    if (isSequence(body)) {
      for (const chunk of chunksOf(body)) yield encodeChunk(chunk)
      return
    }
    for await (const chunk of body) yield encodeChunk(chunk)
  }

  /** Reads a streamed body into a list of bytes. */
  async make_sequence(): Promise<void> {
    if (isSequence(this.response)) return
    const chunks: Uint8Array[] = []
    for await (const chunk of this.iter_encoded()) chunks.push(chunk)
    this.response = chunks
  }

  /** The length of the body in bytes, or null where it is passed through unread. */
  async calculate_content_length(): Promise<number | null> {
    if (this.is_streamed && this.direct_passthrough) return null
    await this._ensure_sequence()
    return isSequence(this.response) ? sequenceLength(this.response) : null
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
    const length = headers.get('Content-Length')
    if (code === 304) removeEntityHeaders(headers)
    else if (hasNoBody(code)) headers.remove('Content-Length')
    else if (length === null && isSequence(this.response)) {
      headers.set('Content-Length', sequenceLength(this.response))
    }
    return headers
  }

  /** @internal */
  override _known_length(): number | null {
    const body = this.response
    return typeof body === 'string' || body instanceof Uint8Array ? sequenceLength(body) : null
  }

  /** @internal */
  async _ensure_sequence(): Promise<void> {
    if (this.is_streamed && this.direct_passthrough) {
      throw new TypeError(
        'The body is passed through unread (direct_passthrough); call make_sequence() to read it all the same',
      )
    }
    await this.make_sequence()
  }
}

const decoder = new TextDecoder()

const join = (chunks: readonly Uint8Array[]): Uint8Array => {
  const [only] = chunks
  if (only !== undefined && chunks.length === 1) return only
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.byteLength, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

const entityHeader = /^(?:allow|last-modified|content-(?!location$)\w+)$/i

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
