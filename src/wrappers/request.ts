import { BUFFER_LIMIT } from './buffer-limit.ts'
import { CombinedMultiDict } from './combined-multi-dict.ts'
import { decodeUtf8 } from './decode-bytes.ts'
import { BadRequest } from './exceptions/bad-request.ts'
import { RequestEntityTooLarge, UnsupportedMediaType } from './exceptions/client-errors.ts'
import { readParts, type FormPart } from './form-part.ts'
import { readMultipart } from './multipart-events.ts'
import {
  emptyForm,
  parseMultipartForm,
  parseUrlencodedForm,
  type FormFields,
  type FormFiles,
  type ParsedForm,
} from './parse-form.ts'
import { parseJson, type ParsedJson } from './parse-json.ts'
import {
  limitReader,
  readAll,
  readBytes,
  readStream,
  refuseBroken,
  streamPieces,
  type BodyReader,
} from './read-body.ts'
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
 * const page = r.args.get('page', { type: Number, default: 1 })
 * const payload = (await r.form).at('payload')
 * const event = await r.get_json<{ type: string }>()
 */
export class Request extends RequestHead {
  /** The most bytes a body may have, else it is a 413; null is 10 MiB where it is held in memory, and no limit where it streams. */
  max_content_length: number | null = null
  /** The most bytes a text field, or an urlencoded form, may have, else it is a 413; null is no limit. */
  max_form_memory_size: number | null = 500_000
  /** The most parts a multipart form may have, else it is a 413; null is no limit. */
  max_form_parts: number | null = 1000
  #data: Promise<Uint8Array> | undefined = undefined
  #json: Promise<ParsedJson> | undefined = undefined
  #form: Promise<ParsedForm> | undefined = undefined
  #reading: Promise<unknown> | undefined = undefined
  #isOpened = false

  /** Lets readers that are started side by side have the body one after the other. */
  #inTurn<T>(read: () => Promise<T>): Promise<T> {
    const turn = this.#reading === undefined ? read() : this.#reading.then(read, read)
    this.#reading = turn
    return turn
  }

  /** The body, if it was not opened before; one that is said to be longer than the limit is a 413. */
  #openBody(limit: number): BodyReader | null {
    if ((this.content_length ?? 0) > limit) throw new RequestEntityTooLarge()
    const { body } = this.raw
    if (body === null || this.#isOpened) return null
    this.#isOpened = true
    return limitReader(readStream(body), limit)
  }

  get #bufferLimit(): number {
    return this.max_content_length ?? BUFFER_LIMIT
  }

  /** The body as a stream, which can be read once; empty where there is none. */
  get stream(): ReadableStream<Uint8Array> {
    const { body } = this.raw
    // Fetch would refuse a stream that was read already, while Werkzeug's is empty then.
    if (body === null || this.#isOpened) return new Blob([]).stream()
    const reader = this.max_content_length === null ? null : this.#openBody(this.max_content_length)
    return reader === null ? body : streamPieces(reader)
  }

  /** The body as bytes; empty where it is a form, which `form` and `files` have. */
  get data(): Promise<Uint8Array> {
    return this.get_data({ parse_form_data: true })
  }

  /** The body as bytes or text, also where it is a form; `form` still has that afterwards. */
  get_data(options: GetDataOptions & { readonly as_text: true }): Promise<string>
  get_data(options?: GetDataOptions & { readonly as_text?: false }): Promise<Uint8Array>
  async get_data(options: GetDataOptions = {}): Promise<Uint8Array | string> {
    if (options.parse_form_data === true && this.#data === undefined) await this.#loadForm()
    const data = await this.#readData(options.cache ?? true)
    return options.as_text === true ? decodeUtf8(data) : data
  }

  #readData(cache: boolean): Promise<Uint8Array> {
    if (this.#data !== undefined) return this.#data
    const data = this.#inTurn(() => this.#readWhole())
    if (cache) this.#data = data
    return data
  }

  async #readWhole(): Promise<Uint8Array> {
    const { raw } = this
    const limit = this.#bufferLimit
    // What says its length is read at once, which takes a third of the time of reading it piece by piece.
    if (!this.#isOpened && !raw.bodyUsed && (this.content_length ?? Infinity) <= limit) {
      this.#isOpened = true
      const bytes = new Uint8Array(await raw.arrayBuffer().catch(refuseBroken))
      if (bytes.length > limit) throw new RequestEntityTooLarge()
      return bytes
    }
    const reader = this.#openBody(limit)
    return reader === null ? new Uint8Array(0) : readAll(reader)
  }

  /** The fields of the form; empty where the body is none. */
  get form(): Promise<FormFields> {
    return this.#loadForm().then(({ form }) => form)
  }

  /** The files of the form, in memory; larger ones than 10 MiB in all take `iter_parts`. */
  get files(): Promise<FormFiles> {
    return this.#loadForm().then(({ files }) => files)
  }

  /** The fields of the query and then those of the form, which a GET request does not have here. */
  get values(): Promise<CombinedMultiDict<string | null>> {
    return this.#readValues()
  }

  async #readValues(): Promise<CombinedMultiDict<string | null>> {
    return new CombinedMultiDict<string | null>(
      this.method === 'GET' ? [this.args] : [this.args, await this.form],
    )
  }

  #loadForm(): Promise<ParsedForm> {
    return (this.#form ??= this.#inTurn(() => this.#parseForm()))
  }

  async #parseForm(): Promise<ParsedForm> {
    if (this.#isUrlencoded) {
      if ((this.content_length ?? 0) > (this.max_form_memory_size ?? Infinity)) {
        throw new RequestEntityTooLarge()
      }
      return parseUrlencodedForm(await this.#formBytes(), this.max_form_memory_size)
    }
    const boundary = this.#boundary
    if (boundary === null) return emptyForm()
    return parseMultipartForm(readBytes(await this.#formBytes()), boundary, this)
  }

  /** The body of a form: what `get_data` has read already, or what there is to read. */
  #formBytes(): Promise<Uint8Array> {
    return this.#data ?? this.#readWhole()
  }

  get #isUrlencoded(): boolean {
    return this.mimetype === 'application/x-www-form-urlencoded'
  }

  /** The boundary of a multipart form; null where the body is none, or has none that can be one. */
  get #boundary(): string | null {
    if (this.mimetype !== 'multipart/form-data') return null
    const boundary = this.mimetype_params.get('boundary') ?? ''
    return /^[\x00-\x7f]+$/.test(boundary) ? boundary : null
  }

  /**
   * The parts of a form one after the other, as they arrive: fields are read, files stream, so that an
   * upload of any size passes through in little memory. Has to be the only reader of the body; a file that
   * was not read is passed over when the next part is asked for. A form that breaks off is a 400.
   *
   * @example
   * for await (const part of r.iter_parts()) {
   *   if (part.kind === 'file') await part.file.save(this.session.env.UPLOADS, crypto.randomUUID())
   * }
   */
  async *iter_parts(): AsyncGenerator<FormPart, void, void> {
    const boundary = this.#boundary
    if (boundary === null || this.#form !== undefined) {
      yield* this.#formParts()
      return
    }
    const reader =
      this.#data === undefined
        ? this.#openBody(this.max_content_length ?? Infinity)
        : readBytes(await this.#data)
    if (reader !== null) yield* readParts(readMultipart(reader, boundary, this))
  }

  /** The parts of a form that is in memory. */
  async *#formParts(): AsyncGenerator<FormPart, void, void> {
    const { form, files } = await this.#loadForm()
    for (const [name, value] of form.items({ multi: true })) {
      yield { kind: 'field', name, value, headers: null }
    }
    for (const [name, file] of files.items({ multi: true })) yield { kind: 'file', name, file }
  }

  /** The body as JSON; a 415 where the content type does not say so, a 400 where it is none. */
  get json(): Promise<unknown> {
    return this.get_json()
  }

  /**
   * The body as JSON, `json` with options. The type is what you expect; nothing checks it.
   *
   * @example
   * const body = await r.get_json<{ message: string }>({ silent: true })
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

  /** What a body that is no JSON comes to: a 415 where the content type is wrong (`error` is null), else a 400. */
  on_json_loading_failed(error: Error | null): never {
    if (error === null) {
      throw new UnsupportedMediaType(
        "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
      )
    }
    throw new BadRequest(`Failed to decode JSON object: ${error.message}`, { cause: error })
  }
}
