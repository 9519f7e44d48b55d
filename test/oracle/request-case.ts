/** A value that is too long to be recorded whole. */
export type RecordedText = string | { readonly length: number; readonly sha256_utf8: string }

/** Bytes as recorded. */
export type RecordedBytes =
  | { readonly base64: string }
  | { readonly length: number; readonly sha256: string }

/** A request as recorded. */
export interface RecordedRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly (readonly [string, string])[]
  readonly body_base64?: string | null
  readonly body_repeat?: readonly (readonly [base64: string, count: number])[]
}

/** What Werkzeug answers, by attribute; `sequence` are steps on one and the same request. */
interface RecordedExpect {
  readonly sequence?: readonly (readonly [step: string, outcome: unknown])[]
  readonly [attribute: string]: unknown
}

/** A case of request.jsonl. */
export interface RequestCase {
  readonly name: string
  readonly request: RecordedRequest
  readonly expect: RecordedExpect
}

/** An exception as recorded; one with a code is an HTTPException. */
export interface RecordedError {
  readonly type: string
  readonly code?: number
  readonly description?: string
}
