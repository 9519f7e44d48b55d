import { decodeUtf8 } from './decode-bytes.ts'
import { BadRequest } from './exceptions/bad-request.ts'
import { RequestEntityTooLarge, UnsupportedMediaType } from './exceptions/client-errors.ts'
import { parseJson, type ParsedJson } from './parse-json.ts'
import { BUFFER_LIMIT, limitReader, readAll, readStream } from './read-body.ts'
import { RequestHead } from './request-head.ts'

/** How `get_data` reads. */
export interface GetDataOptions {
  /** Keeps the bytes for later readers (true). Without it they find an empty body. */
  readonly cache?: boolean
  /** Gives text: UTF-8 with replacement. */
  readonly as_text?: boolean
  /** Parses a form first, so that the data of one is empty. */
  readonly parse_form_data?: boolean
}

/** How `get_json` reads. */
export interface GetJsonOptions {
  /** Parses whatever the content type says. */
  readonly force?: boolean
  /** Gives null where the type is wrong or the body is no JSON. */
  readonly silent?: boolean
  /** Keeps the value for later calls (true). */
  readonly cache?: boolean
}

/**
 * An incoming request in Werkzeug's shape over a Fetch request, which is not copied. What needs the body
 * is a promise under the same name; the body is read once and remembered.
 *
 * @example
 * const { app_id } = values
 * const body = await r.get_json()
 * const page = r.args.get('page', { type: Number, default: 1 })
 */
export class Request extends RequestHead {
  /** The most bytes a body may have, else it is a 413; null is 10 MiB where the body is held in memory, and no limit where it streams. */
  max_content_length: number | null = null
  /** The most bytes a form's text field, or an urlencoded form, may have, else it is a 413; null is no limit. */
  max_form_memory_size: number | null = 500_000
  /** The most parts a multipart form may have, else it is a 413; null is no limit. */
  max_form_parts: number | null = 1000
  #data: Promise<Uint8Array> | undefined = undefined
  #json: Promise<ParsedJson> | undefined = undefined

  /** The body as a stream, which can be read once; empty where there is none. */
  get stream(): ReadableStream<Uint8Array> {
    return this.raw.body ?? new Blob([]).stream()
  }

  /** The body as bytes; empty where it is a form, which `form` and `files` have. */
  get data(): Promise<Uint8Array> {
    return this.get_data({ parse_form_data: true })
  }

  /** The body as bytes or text, also where it is a form; `form` still has that afterwards. */
  get_data(options: GetDataOptions & { readonly as_text: true }): Promise<string>
  get_data(options?: GetDataOptions & { readonly as_text?: false }): Promise<Uint8Array>
  async get_data(options: GetDataOptions = {}): Promise<Uint8Array | string> {
    const data = await this.#readData(options.cache ?? true)
    return options.as_text === true ? decodeUtf8(data) : data
  }

  #readData(cache: boolean): Promise<Uint8Array> {
    if (this.#data !== undefined) return this.#data
    const data = this.#readBody()
    if (cache) this.#data = data
    return data
  }

  async #readBody(): Promise<Uint8Array> {
    const { body } = this.raw
    if (body === null) return new Uint8Array(0)
    const limit = this.max_content_length ?? BUFFER_LIMIT
    if ((this.content_length ?? 0) > limit) throw new RequestEntityTooLarge()
    return readAll(limitReader(readStream(body), limit))
  }

  /** The body as JSON; a 415 where the content type does not say so, a 400 where it is none. */
  get json(): Promise<unknown> {
    return this.get_json()
  }

  /**
   * The body as JSON, `json` with options. Give the type that you expect, or check the value with a schema.
   *
   * @example
   * const event = await r.get_json<{ type: string }>()
   */
  get_json<T = unknown>(options: GetJsonOptions & { readonly silent: true }): Promise<T | null>
  get_json<T = unknown>(options?: GetJsonOptions): Promise<T>
  async get_json(options: GetJsonOptions = {}): Promise<unknown> {
    const silent = options.silent ?? false
    if (!(options.force ?? false) && !this.is_json) {
      return silent ? null : this.on_json_loading_failed(null)
    }
    const parsed = await this.#readJson(options.cache ?? true)
    if (parsed.kind === 'value') return parsed.value
    return silent ? null : this.on_json_loading_failed(parsed.error)
  }

  #readJson(cache: boolean): Promise<ParsedJson> {
    if (cache && this.#json !== undefined) return this.#json
    const json = this.#readData(cache).then(parseJson)
    if (cache) this.#json = json
    return json
  }

  /** Says what a body that is no JSON comes to: a 415 where the content type is wrong (`error` is null), else a 400. */
  on_json_loading_failed(error: Error | null): never {
    if (error === null) {
      throw new UnsupportedMediaType(
        "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
      )
    }
    throw new BadRequest(`Failed to decode JSON object: ${error.message}`, { cause: error })
  }
}
