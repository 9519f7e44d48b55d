import { closeBody, type Delivery, type Sending } from './delivery.ts'
import { Gatherer } from './gather.ts'
import type { Response } from './response.ts'

/** What is ready within so many bytes, before the generator waits or ends, may go as one plain body. */
const WHOLE_BODY = 262_144

/** Chunks that are ready together travel together, up to about so many bytes. */
const PIECE = 16_384

/** So many full gatherings of empty chunks, one after the other, are a generator that runs for nobody. */
const MOST_EMPTY = 100

const encoder = new TextEncoder()

/** Makes the answer with a body, and copies its bytes at once if it has them. */
type Answer = (body: string | Uint8Array | ReadableStream<Uint8Array>) => globalThis.Response

/**
 * Gives the answer whose body a generator makes: a plain body if the generator ends without waiting,
 * else a stream that pulls it only as fast as the caller reads and closes it when the caller leaves.
 * Rejects with what the generator throws before its first chunk.
 */
export const streamBody = async (
  body: Iterable<unknown> | AsyncIterable<unknown>,
  { response, delivery, length }: Sending,
  answer: Answer,
): Promise<globalThis.Response> => {
  const source = new GeneratedBody(body, response, delivery)
  const { gatherer } = source
  await gatherer.collect(WHOLE_BODY)
  const { failure, isDone, hasChunks } = gatherer
  if (failure !== null && !hasChunks) throw failure.error
  if (isDone && failure === null) {
    const whole = answer(gatherer.take())
    gatherer.bytes.release()
    return whole
  }
  delivery.hold()
  const stream = new ReadableStream(source, { highWaterMark: 0 })
  return answer(length === null ? stream : stream.pipeThrough(new FixedLengthStream(length)))
}

const TOO_EMPTY =
  'The generator of the body yields empty chunks without end; wait between them, or leave them out'

/** The source of a stream over a generator. */
class GeneratedBody implements UnderlyingSource<Uint8Array> {
  readonly gatherer: Gatherer
  readonly #response: Response
  readonly #delivery: Delivery
  #isWaiting = false
  #isClosed = false

  constructor(
    body: Iterable<unknown> | AsyncIterable<unknown>,
    response: Response,
    delivery: Delivery,
  ) {
    this.gatherer = new Gatherer(body, () => this.#wait())
    this.#response = response
    this.#delivery = delivery
  }

  async pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { gatherer } = this
    for (let empty = 0; ;) {
      const piece = gatherer.take()
      if (piece.length > 0) {
        controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece.slice())
        return
      }
      if (gatherer.isDone) return await this.#end(controller)
      await gatherer.collect(PIECE)
      if (gatherer.hasBytes || gatherer.isDone) continue
      // Nothing is written, so nothing tells that the caller has left.
      if (gatherer.isFull && ++empty === MOST_EMPTY) gatherer.fail(new RangeError(TOO_EMPTY))
      // Nothing but empty chunks: the other requests need a turn.
      else await turnOfLoop()
    }
  }

  async cancel(): Promise<void> {
    this.#delivery.settle('left')
    await this.#close()
  }

  /** The generator waits. Nobody cancels a stream that is not sent yet, so a caller who leaves is listened for. */
  #wait(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    this.#delivery.hold()
    this.#delivery.signal.addEventListener('abort', () => void this.cancel(), { once: true })
  }

  async #end(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    const { failure } = this.gatherer
    if (failure === null) {
      controller.close()
      this.#delivery.settle('complete')
    } else {
      // The chunk before goes out first: an error drops what is on its way.
      await turnOfLoop()
      controller.error(failure.error)
      this.#delivery.report(failure.error)
      this.#delivery.settle('failed')
    }
    await this.#close()
  }

  async #close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    try {
      await this.gatherer.close()
    } catch (error) {
      this.#delivery.report(error)
    }
    await closeBody(this.#response, this.#delivery)
  }
}

const turnOfLoop = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
