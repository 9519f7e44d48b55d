import type { Response } from './response.ts'

/** How a body went: sent whole, given up by the caller, or broken off by an error. */
export type Outcome = 'complete' | 'left' | 'failed'

/** The request that a response is sent for, as far as sending concerns it. */
export interface Delivery {
  readonly method: string
  /** Whether `wrangler dev` stands between, whose compression would hold a stream back until its end. */
  readonly isLocal: boolean
  /** Aborted when the caller leaves. */
  readonly signal: AbortSignal
  /** The status that is sent; set before `settle`. */
  status: number
  /** Something is going to be waited for. The clock of a Worker stands while code runs, so it starts only here. */
  startClock(): void
  /** The body waits for something: the Worker has to live until `release`, also without its caller. */
  hold(): void
  /** Says, once, how the body went. */
  settle(outcome: Outcome): void
  /** Reports an error that no answer can tell any more. */
  report(error: unknown): void
  /** All that belongs to the body has run. */
  release(): void
}

/** A body on its way: whose it is, and how many bytes it has where that is known. */
export interface Sending {
  readonly response: Response
  readonly delivery: Delivery
  readonly length: number | null
}

/** Closes the body, runs what `call_on_close` added, and lets the Worker go. */
export const closeBody = async (response: Response, delivery: Delivery): Promise<void> => {
  if (response._on_close === null && response.is_sequence) return delivery.release()
  delivery.hold()
  try {
    await response.close()
  } catch (error) {
    delivery.report(error)
  }
  delivery.release()
}
