/** How the double writes one event stream; by default whole events, as fast as the socket takes them. */
export interface Delivery {
  /** The bytes of one write; without it, one event a write. One byte a write splits every UTF-8 sequence. */
  readonly piece?: number
  /** The pause between two writes. */
  readonly pause_ms?: number
  readonly line_end?: '\n' | '\r\n' | '\r'
  /** Writes Dify's keep-alive, an `event: ping` without data, before each event. */
  readonly pings?: boolean
  /** Stops after so many events: the connection ends cleanly, is reset, or ends inside the next event. */
  readonly cut?: { readonly after: number; readonly how: 'end' | 'reset' | 'inside' }
  /** After so many events, which may be all, only keep-alives come, until the caller leaves or stops the task. */
  readonly hold_after?: number
}

/** An answer in place of the app's own. */
export interface Refusal {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A text is sent as it is, with the caller's key in place of `{key}`; anything else as JSON. */
  readonly body?: unknown
  /** What follows the body in place of its end: silence, or the body again and again. */
  readonly after?: 'silence' | 'more'
  /** Closes the connection without a word instead. */
  readonly reset?: boolean
}

/** One app that the double serves under a key of its own. */
export interface AppScript {
  /** In place of a key that the double makes up. */
  readonly api_key?: string
  readonly mode: 'chat' | 'agent-chat' | 'agent' | 'advanced-chat' | 'completion' | 'workflow'
  /** The parts of the answer, one event each. */
  readonly answer?: readonly string[]
  /** The parameters of GET /parameters. */
  readonly parameters?: unknown
  /** Answered to the first calls, one each, in order. */
  readonly refusals?: readonly Refusal[]
  /** What the moderation puts in the answer's place. */
  readonly replaced_by?: string
  /** The error event in place of the closing one, or the reason of a failed workflow. */
  readonly fails?: { readonly status: number; readonly code: string; readonly message: string }
  /** Pauses for human input instead of closing. */
  readonly pauses?: boolean
  /** The older closing order of a chatflow: workflow_finished before message_end. */
  readonly finishes_first?: boolean
  /** Events to write in place of the mode's own; texts are written as they are. */
  readonly events?: readonly (Readonly<Record<string, unknown>> | string)[]
  readonly delivery?: Delivery
}

/** What the double saw of one request. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  /** `open` while it is answered, `complete` after the whole answer, `left` where the caller went away first. */
  ended: 'open' | 'complete' | 'left'
}
