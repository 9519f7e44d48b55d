/** A body as recorded: a string, bytes, a list, a generator, or null. */
export type RecordedBody =
  | null
  | { readonly text: string }
  | { readonly base64: string }
  | { readonly list: readonly RecordedChunk[] }
  | { readonly chunks: readonly RecordedChunk[] }

/** A piece of a recorded body. */
export type RecordedChunk = string | { readonly base64: string }

/** What is done to the response: a name such as `set` or `headers.add`, and its arguments. */
export type RecordedOp = readonly [name: string, ...values: unknown[]]

/** A response as it is sent. */
export interface RecordedAnswer {
  readonly status_code: number
  readonly status: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body_base64: string
  readonly props: Readonly<Record<string, unknown>>
}

/** What was raised, and where: `construct`, `op 0`, `send`. */
export interface RecordedError {
  readonly error: {
    readonly type: string
    readonly at: string
    readonly message?: string
    readonly code?: number
    readonly headers?: readonly (readonly [string, string])[]
  }
}

/** A case of response.jsonl. */
export interface ResponseCase {
  readonly name: string
  readonly now: string
  readonly construct: {
    readonly response: RecordedBody
    readonly status: number | string | null
    readonly headers: readonly (readonly [string, string])[] | null
    readonly mimetype: string | null
    readonly content_type: string | null
  }
  readonly ops: readonly RecordedOp[]
  readonly for_request_method: string
  readonly expect: RecordedAnswer | RecordedError
  /** Whether Fetch's own Response cannot carry the answer, so that it is compared before it becomes one. */
  readonly fetch_refuses?: boolean
}
