import { AppInvocationError } from './app-error.ts'
import type { AppEvent, ErrorEvent, MessageMetadata, WorkflowResult } from './app-events.ts'
import type { AppStream } from './stream-app.ts'

/** The whole answer of a chat app, in the Service API's blocking shape. */
export interface ChatAnswer {
  readonly event: 'message'
  readonly task_id: string
  readonly id: string
  readonly message_id: string
  readonly conversation_id: string
  readonly mode: string
  readonly answer: string
  readonly metadata: MessageMetadata
  /** Seconds since 1970. */
  readonly created_at: number
}

/** The whole answer of a completion app, in the Service API's blocking shape. */
export type CompletionAnswer = Omit<ChatAnswer, 'conversation_id'>

/** The end of a workflow, in the Service API's blocking shape; a failed one is told by `data.status`. */
export interface WorkflowAnswer {
  readonly task_id: string
  readonly workflow_run_id: string
  readonly data: WorkflowResult
}

/** Reads the stream of a chat app to its end and gives what a blocking call gives. */
export async function collectChat(events: AppStream, app_id: string): Promise<ChatAnswer> {
  const { base, mode, answer, metadata } = await collectMessage(events, app_id, 'chat')
  const { task_id, message_id, conversation_id = '', created_at } = base
  const ids = { task_id, id: message_id, message_id, conversation_id }
  return { event: 'message', ...ids, mode, answer, metadata, created_at }
}

/** Reads the stream of a completion app to its end and gives what a blocking call gives. */
export async function collectCompletion(
  events: AppStream,
  app_id: string,
): Promise<CompletionAnswer> {
  const { base, mode, answer, metadata } = await collectMessage(events, app_id, 'completion')
  const { task_id, message_id, created_at } = base
  const ids = { task_id, id: message_id, message_id }
  return { event: 'message', ...ids, mode, answer, metadata, created_at }
}

/** Reads the stream of a workflow to its end and gives what a blocking call gives. */
export async function collectWorkflow(events: AppStream, app_id: string): Promise<WorkflowAnswer> {
  let answer: WorkflowAnswer | undefined
  for await (const event of events) {
    if (event.event === 'error') throw toError(event, app_id)
    // A paused workflow has no answer of its own in the SDK; its status tells.
    if (event.event === 'workflow_finished' || event.event === 'workflow_paused') {
      answer = { task_id: event.task_id, workflow_run_id: event.workflow_run_id, data: event.data }
    }
  }
  if (answer === undefined) throw new AppInvocationError('No response from workflow', { app_id })
  return answer
}

interface Base {
  readonly task_id: string
  readonly message_id: string
  readonly conversation_id?: string
  readonly created_at: number
}

interface Message {
  base: Base | undefined
  mode: string
  answer: string
  metadata: MessageMetadata
  failure: string | undefined
}

async function collectMessage(
  events: AppStream,
  app_id: string,
  kind: 'chat' | 'completion',
): Promise<Message & { base: Base }> {
  const message: Message = {
    base: undefined,
    mode: kind,
    answer: '',
    metadata: {},
    failure: undefined,
  }
  for await (const event of events) {
    if (event.event === 'error') throw toError(event, app_id)
    add(message, event)
  }
  const { base, failure } = message
  if (failure !== undefined) {
    throw new AppInvocationError(`invoke app failed: ${failure}`, { app_id })
  }
  if (base === undefined) throw new AppInvocationError(`No response from ${kind}`, { app_id })
  return { ...message, base }
}

function add(message: Message, event: AppEvent): void {
  if (isPartOfMessage(event)) message.base ??= event
  switch (event.event) {
    case 'workflow_started':
      message.mode = 'advanced-chat'
      break
    case 'agent_thought':
      message.mode = 'agent-chat'
      break
    case 'agent_message':
      message.mode = 'agent-chat'
      message.answer += event.answer
      break
    case 'message':
      // After the parts of an agent the closing message has the whole answer.
      if (message.mode === 'agent-chat') message.mode = 'agent'
      message.answer = message.mode === 'agent' ? event.answer : message.answer + event.answer
      break
    case 'message_replace':
      message.answer = event.answer
      break
    case 'message_end':
      message.metadata = event.metadata ?? {}
      break
    case 'workflow_finished':
      // An error event may follow and say more; without one this is the reason.
      if (event.data.status === 'failed') message.failure = event.data.error ?? 'workflow failed'
      break
    case 'workflow_paused':
      message.failure =
        'the workflow waits for a human, which a blocking call cannot; use response_mode "streaming"'
      break
    default:
  }
}

const isPartOfMessage = (event: AppEvent): event is AppEvent & Base =>
  'message_id' in event && 'created_at' in event && 'task_id' in event

/** Raises an error event as Dify raises the same failure of a blocking call. */
function toError({ code, message, status }: ErrorEvent, app_id: string): AppInvocationError {
  const body = JSON.stringify({ code, message, status })
  return new AppInvocationError(
    `invoke app failed: request failed with status code: ${status} respond with: ${body}`,
    { app_id, status, code },
  )
}
