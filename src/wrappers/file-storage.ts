import { BUFFER_LIMIT } from './buffer-limit.ts'
import { concatBytes } from './concat-bytes.ts'
import { RequestEntityTooLarge } from './exceptions/client-errors.ts'
import { Headers } from './headers.ts'
import { parsePlainInteger } from './parse-integer.ts'
import { parseOptionsHeader, type OptionsHeader } from './parse-options-header.ts'
import { readStream, streamPieces, type BodyReader } from './read-body.ts'
import { saveToR2 } from './save-to-r2.ts'

/** What is known of a file besides its bytes. */
export interface FileStorageOptions {
  readonly filename?: string | null
  /** The name of the form's field. */
  readonly name?: string | null
  readonly content_type?: string | null
  readonly content_length?: number | null
  readonly headers?: Headers | null
}

/**
 * An uploaded file (Werkzeug's `FileStorage`). Its bytes are in memory, or arrive as a stream while they
 * are read; either way they are read once, from the beginning to the end.
 *
 * @example
 * const file = (await r.files).at('upload')
 * await file.save(this.session.env.UPLOADS, `uploads/${crypto.randomUUID()}`)
 */
export class FileStorage {
  /** The name of the form's field; null where the part had none. */
  readonly name: string | null
  /** The file's name as the client gave it, path and all: nothing to use as a key unseen. Null where there is none. */
  readonly filename: string | null
  /** The headers of the part, in their order and spelling. */
  readonly headers: Headers
  readonly #memory: Uint8Array | null
  #position = 0
  readonly #stream: ReadableStream<Uint8Array> | null
  #reader: BodyReader | null = null
  #rest: Uint8Array = new Uint8Array(0)
  #left: ReadableStream<Uint8Array> | undefined = undefined
  #contentType: OptionsHeader | undefined = undefined

  constructor(
    stream: Uint8Array | ReadableStream<Uint8Array> | null = null,
    options: FileStorageOptions = {},
  ) {
    this.#stream = stream instanceof ReadableStream ? stream : null
    this.#memory = stream instanceof ReadableStream ? null : (stream ?? new Uint8Array(0))
    this.name = options.name ?? null
    this.filename = options.filename ?? null
    this.headers = options.headers ?? new Headers()
    const { content_type = null, content_length = null } = options
    if (content_type !== null) this.headers.set('Content-Type', content_type)
    if (content_length !== null) this.headers.set('Content-Length', content_length)
  }

  /** The `Content-Type` header of the part, or null. */
  get content_type(): string | null {
    return this.headers.get('content-type')
  }

  /** The `Content-Length` header of the part as a number; 0 where it is missing or none, as it mostly is. */
  get content_length(): number {
    return parsePlainInteger(this.headers.get('content-length') ?? '') ?? 0
  }

  #options(): OptionsHeader {
    return (this.#contentType ??= parseOptionsHeader(this.content_type))
  }

  /** The content type without parameters in lower case; empty without the header. */
  get mimetype(): string {
    return this.#options().value.toLowerCase()
  }

  /** The parameters of the content type. */
  get mimetype_params(): ReadonlyMap<string, string> {
    return this.#options().options
  }

  /**
   * What is left of the file as a stream, the same one until it is read or cancelled; reading it, and not
   * asking for it, is what moves on in the file.
   */
  get stream(): ReadableStream<Uint8Array> {
    if (this.#stream !== null && this.#reader === null) return this.#stream
    return (this.#left ??= streamPieces({
      read: async () => {
        const piece = await this.#next()
        if (piece === null) this.#left = undefined
        return piece
      },
      cancel: async () => {
        this.#left = undefined
        await this.#reader?.cancel()
      },
    }))
  }

  async #next(): Promise<Uint8Array | null> {
    const piece = this.#memory === null ? this.#takeRest(Infinity) : this.#take(Infinity)
    return piece.length > 0 ? piece : (this.#reader?.read() ?? null)
  }

  /**
   * The next `size` bytes, or all that is left; empty at the end. What is left of a file that streams has
   * to fit in 10 MiB, else it is a 413.
   */
  async read(size = -1): Promise<Uint8Array> {
    const wanted = size < 0 ? Infinity : size
    if (this.#stream === null) return this.#take(wanted)
    this.#reader ??= readStream(this.#stream)
    const pieces = [this.#rest]
    for (let { length } = this.#rest; length < wanted;) {
      const piece = await this.#reader.read()
      if (piece === null) break
      pieces.push(piece)
      length += piece.length
      if (size < 0 && length > BUFFER_LIMIT) throw new RequestEntityTooLarge()
    }
    this.#rest = concatBytes(pieces)
    return this.#takeRest(wanted)
  }

  #takeRest(size: number): Uint8Array {
    const taken = this.#rest.subarray(0, size)
    this.#rest = this.#rest.subarray(size)
    return taken
  }

  /** Goes to a byte of a file in memory, so that it can be read again; a file that streams is a TypeError. */
  seek(position: number): void {
    if (this.#memory === null) {
      throw new TypeError('Cannot seek in a file that streams; keep what read() gave')
    }
    if (position < 0) throw new RangeError(`Cannot seek to ${position}, before the beginning`)
    this.#position = position
  }

  /**
   * Writes what is left to a WritableStream, which is closed then unless `preventClose` is set, or under a
   * key to an R2 bucket, in parts of 8 MiB.
   */
  save(destination: WritableStream<Uint8Array>, options?: StreamPipeOptions): Promise<void>
  save(bucket: R2Bucket, key: string, options?: R2MultipartOptions): Promise<R2Object>
  async save(
    destination: WritableStream<Uint8Array> | R2Bucket,
    ...[first, options]: [(StreamPipeOptions | string)?, R2MultipartOptions?]
  ): Promise<R2Object | void> {
    if (!('put' in destination)) {
      return this.stream.pipeTo(destination, typeof first === 'object' ? first : {})
    }
    if (typeof first !== 'string')
      throw new TypeError('save(bucket, key) needs the key to save under')
    return saveToR2(this, { bucket: destination, key: first, ...(options && { options }) })
  }

  /** Says that the file is not wanted any further. */
  async close(): Promise<void> {
    await (this.#reader ?? this.#stream)?.cancel()
  }

  #take(size: number): Uint8Array {
    const bytes = this.#memory?.subarray(this.#position, this.#position + size)
    this.#position += bytes?.length ?? 0
    return bytes ?? new Uint8Array(0)
  }
}
