import type { Chunk, ResponseBody } from './response-body.ts'
import { chunksOf, encodeChunk, isSequence } from './response-body.ts'
import type { Headers } from './headers.ts'

/** The parts of a response that its stream works on. */
export type StreamedResponse = {
  response: ResponseBody
  readonly headers: Headers
  _ensure_sequence(): Promise<void>
}

/** The body of a response as something that is written to (Werkzeug's `ResponseStream`). */
export class ResponseStream {
  /** Whether nothing more can be written. */
  closed = false
  readonly #response: StreamedResponse

  constructor(response: StreamedResponse) {
    this.#response = response
  }

  /** Appends to the body and gives the number of bytes; a streamed body is read into memory first. */
  async write(value: Chunk): Promise<number> {
    if (this.closed) throw new TypeError('The stream of this response is closed')
    await this.#response._ensure_sequence()
    const body = this.#response.response
    this.#response.response = isSequence(body) ? [...chunksOf(body), value] : body
    this.#response.headers.remove('Content-Length')
    return encodeChunk(value).byteLength
  }

  /** Appends each of the values to the body. */
  async writelines(values: Iterable<Chunk>): Promise<void> {
    for (const value of values) await this.write(value)
  }

  /** Ends writing. */
  close(): void {
    this.closed = true
  }
}
