/** What Python calls a dict: names and values of a JSON object. */
export type Dict = Readonly<Record<string, unknown>>

/** The tokens, prices (decimal texts) and seconds that a model's answer took. */
export interface Usage {
  readonly prompt_tokens: number
  readonly prompt_unit_price: string
  readonly prompt_price_unit: string
  readonly prompt_price: string
  readonly completion_tokens: number
  readonly completion_unit_price: string
  readonly completion_price_unit: string
  readonly completion_price: string
  readonly total_tokens: number
  readonly total_price: string
  readonly currency: string
  readonly latency: number
}

/** What closes a message: its usage and the documents that it quotes. */
export interface MessageMetadata {
  readonly usage?: Usage
  readonly retriever_resources?: readonly Dict[]
  readonly [key: string]: unknown
}

interface Message {
  readonly task_id: string
  readonly message_id: string
  /** Absent from a completion. */
  readonly conversation_id?: string
  /** Seconds since 1970. */
  readonly created_at: number
}

interface Run {
  readonly task_id: string
  readonly workflow_run_id: string
}

/** The end of a workflow. */
export interface WorkflowResult {
  readonly id?: string
  readonly workflow_id?: string
  readonly status: 'succeeded' | 'failed' | 'partial-succeeded' | 'stopped' | 'paused'
  readonly outputs: Dict
  readonly error?: string | null
  /** In seconds. */
  readonly elapsed_time?: number
  readonly total_tokens?: number
  readonly total_steps?: number
  readonly created_at?: number
  readonly finished_at?: number
  readonly exceptions_count?: number
  readonly files?: readonly Dict[]
  readonly [key: string]: unknown
}

/** A failure after the stream opened; it arrives as an event and ends the stream. */
export interface ErrorEvent {
  readonly event: 'error'
  readonly status: number
  readonly code: string
  readonly message: string
  readonly message_id?: string
  readonly conversation_id?: string
  readonly created_at?: number
}

/** The events that Dify documents, told apart by `event`. */
export type KnownEvent =
  | ({ readonly event: 'message'; readonly id: string; readonly answer: string } & Message)
  | ({ readonly event: 'agent_message'; readonly id: string; readonly answer: string } & Message)
  | ({
      readonly event: 'agent_thought'
      readonly id: string
      readonly position: number
      readonly thought: string
      readonly observation: string
      readonly tool: string
      readonly tool_input: string
      readonly message_files: readonly string[]
    } & Message)
  | ({
      readonly event: 'message_file'
      readonly id: string
      readonly type: string
      readonly belongs_to: string
      readonly url: string
    } & Message)
  | ({
      readonly event: 'message_replace'
      readonly answer: string
      readonly reason?: string
    } & Message)
  | ({
      readonly event: 'message_end'
      readonly id: string
      readonly metadata: MessageMetadata
      readonly files?: readonly Dict[]
    } & Message)
  /** Base64 of MP3 audio; empty in the last one. */
  | ({ readonly event: 'tts_message' | 'tts_message_end'; readonly audio: string } & Message)
  | ({
      readonly event: 'reasoning_chunk'
      readonly data: {
        readonly reasoning: string
        readonly is_final: boolean
        readonly node_id?: string
      }
    } & Message)
  | ({ readonly event: 'workflow_finished'; readonly data: WorkflowResult } & Run)
  | ({ readonly event: 'workflow_paused'; readonly data: WorkflowResult } & Run)
  | ({
      readonly event: 'text_chunk'
      readonly data: { readonly text: string; readonly from_variable_selector?: readonly string[] }
    } & Run)
  | ({
      readonly event:
        | 'workflow_started'
        | 'node_started'
        | 'node_finished'
        | 'node_retry'
        | 'iteration_started'
        | 'iteration_next'
        | 'iteration_completed'
        | 'loop_started'
        | 'loop_next'
        | 'loop_completed'
        | 'agent_log'
        | 'human_input_required'
        | 'human_input_form_filled'
        | 'human_input_form_timeout'
      readonly data: Dict
    } & Run)
  | ErrorEvent

/**
 * An event that this version does not know; a newer Dify may send some. Its name may be any text; the
 * type only says that it is none of the known ones, so that a comparison with one of those leaves
 * this type out.
 */
export interface UnknownEvent {
  readonly event: `${string}?`
  readonly [key: string]: unknown
}

/** One event of an app's stream, as the Service API sends it; tell them apart by `event`. */
export type AppEvent = KnownEvent | UnknownEvent
