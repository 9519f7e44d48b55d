import { concatBytes } from './concat-bytes.ts'
import {
  checkBody,
  type Chunk,
  chunksOf,
  encodeChunk,
  isChunk,
  isSequence,
  type ResponseBody,
  sequenceLength,
} from './response-body.ts'
import { ResponseCors } from './response-cors.ts'
import type { ResponseOptions } from './response-head.ts'
import { ResponseStream } from './response-stream.ts'

const noOptions: ResponseOptions = {}

/** The body of a response, as it is given, replaced and read. */
export abstract class ResponseContent extends ResponseCors {
  /** The body as it was given: nothing is encoded before it is sent. */
  declare response: ResponseBody
  /** Whether whatever would read a streamed body into memory is refused. */
  declare direct_passthrough: boolean
  #stream: ResponseStream | null = null

  constructor(response?: ResponseBody, options: ResponseOptions = noOptions) {
    super(options)
    this.direct_passthrough = options.direct_passthrough === true
    this.response = null
    if (response === undefined || response === null) return
    if (isChunk(response)) this.set_data(response)
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
      ? concatBytes(chunksOf(this.response).map(encodeChunk))
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

  /** The body parsed as JSON, or null where the mimetype is not JSON's: `get_json()`. */
  get json(): Promise<unknown> {
    return this.get_json()
  }

  /**
   * The body parsed as JSON, or null where the mimetype is not JSON's. `force` parses it all the
   * same, `silent` gives null for a body that does not parse.
   */
  async get_json(
    options: { readonly force?: boolean; readonly silent?: boolean } = {},
  ): Promise<unknown> {
    if (options.force !== true && !this.is_json) return null
    const text = await this.get_data({ as_text: true })
    try {
      return JSON.parse(text)
    } catch (error) {
      if (options.silent === true) return null
      throw error
    }
  }

  /** The body as something to write to. */
  get stream(): ResponseStream {
    return (this.#stream ??= new ResponseStream(this))
  }

  /** @internal */
  override _known_length(): number | null {
    const body = this.response
    return isChunk(body) ? sequenceLength(body) : null
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

// A body that is no UTF-8 is an error, and a BOM is part of the text, as Python's decode() has it.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
