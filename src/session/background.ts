import type { SessionContext } from './session-context.ts'

/** The work of a request that may go on after its answer. */
export class Background {
  readonly #context: SessionContext
  readonly #leaving = new AbortController()
  #isKept = false

  constructor(context: SessionContext) {
    this.#context = context
    const { signal } = context
    const leave = (): void => {
      if (!this.#isKept) this.#leaving.abort(signal.reason)
    }
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  }

  /**
   * The context for calls to other services: its signal ends them when the caller leaves, but never
   * once work was handed to `waitUntil`, which is not the caller's and cannot be told from the rest.
   */
  get context(): SessionContext {
    const { manifest, env, settings, tools, href, request_id, waitUntil, log } = this.#context
    const { signal } = this.#leaving
    return { manifest, env, settings, tools, href, request_id, waitUntil, log, signal }
  }

  /** Lets the Worker live until the promise settles, and logs its error with the request id. */
  waitUntil(promise: Promise<unknown>): void {
    if (typeof promise === 'function') {
      throw new TypeError('wait_until() takes a promise: call the function')
    }
    if (typeof (promise as Partial<Promise<unknown>> | null | undefined)?.then !== 'function') {
      throw new TypeError(
        'wait_until() takes a promise: an answer that streams has to be read, or asked for with response_mode "blocking"',
      )
    }
    this.#isKept = true
    const { log, request_id, waitUntil } = this.#context
    waitUntil(
      Promise.resolve(promise).catch((error: unknown) => {
        log({ level: 'error', message: 'background work failed', request_id, error })
      }),
    )
  }
}
