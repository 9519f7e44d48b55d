import { ByteBuffer } from './byte-buffer.ts'
import { bytesOf } from './chunk.ts'

type Step = IteratorResult<unknown>
type Steps = { next(): Step | Promise<Step>; return?(): unknown }

/** A gathering of tiny chunks ends here, so that an endless generator of them lets others run. */
const MOST_CHUNKS = 16_384

const encoder = new TextEncoder()

/**
 * Pulls chunks out of a generator and gathers those that are ready together: `collect` ends when
 * there is enough, when the generator waits for something, or when it ends.
 */
export class Gatherer {
  readonly #steps: Steps
  readonly #isAsync: boolean
  readonly #onWait: () => void

  /** Copies of the bytes: their generator may write into its buffer again. */
  readonly bytes: ByteBuffer = new ByteBuffer()
  /** Text that follows the bytes and is not encoded yet. */
  #text = ''
  #size = 0
  #count = 0

  #limit = 0
  #isRunning = false
  #resolve: (() => void) | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Whether the generator ended, threw or was closed: nothing follows what is gathered. */
  isDone = false
  /** What the generator threw, in a box, since anything can be thrown. */
  failure: { readonly error: unknown } | null = null

  /** `onWait` is called whenever the generator is found waiting. */
  constructor(body: Iterable<unknown> | AsyncIterable<unknown>, onWait: () => void) {
    this.#isAsync = Symbol.asyncIterator in body
    this.#steps = (
      Symbol.asyncIterator in body ? body[Symbol.asyncIterator]() : body[Symbol.iterator]()
    ) as Steps
    this.#onWait = onWait
  }

  /** Whether a chunk was gathered, be it an empty one. */
  get hasChunks(): boolean {
    return this.#count > 0
  }

  /** Whether a gathering ended because it has more chunks than any that gets somewhere. */
  get isFull(): boolean {
    return this.#count >= MOST_CHUNKS
  }

  /** Whether anything was gathered that can be sent. */
  get hasBytes(): boolean {
    return this.#size > 0
  }

  /** Resolves with about `limit` bytes gathered, or with less because the generator waits or is done. */
  collect(limit: number): Promise<void> {
    this.#limit = limit
    return new Promise((resolve) => {
      this.#resolve = resolve
      if (this.isDone) this.#settle()
      else if (!this.#isRunning) void this.#run()
    })
  }

  /**
   * Gives what was gathered and forgets it; bytes are lent until more is collected or `bytes` is released.
   * Half of a surrogate pair stays until the other half is there.
   */
  take(): Uint8Array | string {
    const held = !this.isDone && endsInHalf(this.#text) ? 1 : 0
    const text = held === 0 ? this.#text : this.#text.slice(0, -held)
    this.#text = held === 0 ? '' : this.#text.slice(-held)
    this.#size = held
    this.#count = 0
    // workerd writes three replacement characters for a lone half, TextEncoder one.
    if (this.bytes.length === 0) return text.toWellFormed()
    if (text !== '') this.bytes.append(encoder.encode(text))
    return this.bytes.take()
  }

  /** Closes the generator: its `finally` runs now, or as soon as what it waits for is there. */
  async close(): Promise<void> {
    this.isDone = true
    this.bytes.release()
    this.#settle()
    await this.#steps.return?.()
  }

  /** Breaks the body off as if the generator had thrown this. */
  fail(error: Error): void {
    this.isDone = true
    this.failure = { error }
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    try {
      while (this.#resolve !== null && !this.isDone) {
        // Before the generator goes on: a timer that it sets itself is to fire after this one.
        if (this.#isAsync) this.#timer ??= setTimeout(this.#onTurn, 0)
        const next = this.#steps.next()
        const step = this.#isAsync ? await next : (next as Step)
        if (step.done === true) this.isDone = true
        // What comes once it is closed is for nobody.
        else if (!this.isDone) this.#add(step.value)
      }
    } catch (error) {
      this.isDone = true
      this.failure = { error }
    }
    this.#isRunning = false
    if (this.isDone) this.#settle()
  }

  /** The event loop has turned, so the generator waits: what is there is not held back for it. */
  readonly #onTurn = (): void => {
    this.#timer = undefined
    if (this.#count > 0) this.#settle()
    this.#onWait()
  }

  #add(chunk: unknown): void {
    if (typeof chunk === 'string') {
      this.#text += chunk
      this.#size += chunk.length
    } else {
      const bytes = bytesOf(chunk)
      if (this.#text !== '') this.bytes.append(encoder.encode(this.#text))
      this.#text = ''
      this.bytes.append(bytes)
      this.#size += bytes.byteLength
    }
    this.#count++
    if (this.#size >= this.#limit || this.#count >= MOST_CHUNKS) this.#settle()
  }

  #settle(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer)
    this.#timer = undefined
    this.#resolve?.()
    this.#resolve = null
  }
}

const endsInHalf = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd8_00 && last <= 0xdb_ff
}
