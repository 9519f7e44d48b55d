import { AppInvocationError } from './app-error.ts'
import type { AppEvent } from './app-events.ts'
import { findAppKey } from './find-app-key.ts'
import type { AppKey } from './find-app-key.ts'
import { createStream } from '../create-stream.ts'
import { isObject } from '../json-secret.ts'
import { demandAccess } from '../permission.ts'
import { callServiceApi } from './service-api.ts'
import type { SessionContext } from '../session-context.ts'
import { readEventData } from '../read-event-data.ts'

/** A call to an app as the Service API takes it. */
export interface AppCall {
  readonly app_id: string
  readonly kind: 'chat' | 'completion' | 'workflow'
  readonly user: string
  /** What the kind of app takes besides: `inputs`, `query`, `conversation_id`. */
  readonly body: Readonly<Record<string, unknown>>
}

/**
 * The events of one answer, in order, as they come. Nothing is sent before the first `next()`; leaving
 * the iteration early ends the request and stops the task at Dify.
 */
export type AppStream = AsyncGenerator<AppEvent, void, void>

/** Calls an app and gives the events of its answer. */
export const streamApp = (context: SessionContext, call: AppCall): AppStream =>
  createStream((left) => readAppEvents(context, call, left))

const RUN_PATH = {
  chat: '/chat-messages',
  completion: '/completion-messages',
  workflow: '/workflows/run',
}
const TASK_PATH = { ...RUN_PATH, workflow: '/workflows/tasks' }
const CLOSING = { chat: 'message_end', completion: 'message_end', workflow: 'workflow_finished' }
const STOP_MS = 10_000

interface Reading {
  readonly call: AppCall
  readonly key: AppKey
  readonly signal: AbortSignal
  /** The task at Dify, known with the first event that names it. */
  task: string | undefined
  /** `open` until the closing event or the failure came. */
  state: 'open' | 'closed' | 'cut'
}

async function* readAppEvents(
  context: SessionContext,
  call: AppCall,
  left: AbortSignal,
): AppStream {
  demandAccess(context.manifest, 'app')
  const key = findAppKey(context, call.app_id)
  const signal = AbortSignal.any([context.signal, left])
  const reading: Reading = { call, key, signal, task: undefined, state: 'open' }
  const over = Promise.withResolvers<void>()
  // A caller who leaves ends the Worker for his request: from then on it is too late to ask for time.
  context.waitUntil(over.promise)
  try {
    for await (const event of readWholeAnswer(context, reading)) yield event
  } finally {
    if (reading.state === 'open' && reading.task !== undefined) {
      void stopTask(context, reading, reading.task).finally(over.resolve)
    } else over.resolve()
  }
}

async function* readWholeAnswer(context: SessionContext, reading: Reading): AppStream {
  const { call, signal } = reading
  let seen = 0
  try {
    for await (const data of readEventData(await openStream(context, reading))) {
      const event = parseEvent(data)
      if (event === undefined) continue
      seen += 1
      if ('task_id' in event && typeof event.task_id === 'string') reading.task ??= event.task_id
      if (closes(event, call.kind)) reading.state = 'closed'
      yield event
    }
    if (reading.state === 'open') throw new Error('the stream ended')
  } catch (error) {
    // What breaks after the closing event takes nothing from the answer.
    if (reading.state === 'closed') return
    if (signal.aborted || error instanceof AppInvocationError) throw error
    reading.state = 'cut'
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppInvocationError(
      `read app failed: the answer broke off before ${CLOSING[call.kind]}, after ${seen} events: ${reason}`,
      { app_id: call.app_id, cause: error },
    )
  }
}

async function openStream(
  context: SessionContext,
  { call, key, signal }: Reading,
): Promise<ReadableStream<Uint8Array>> {
  const response = await callServiceApi(context, {
    key,
    path: RUN_PATH[call.kind],
    body: { ...call.body, response_mode: 'streaming', user: call.user },
    failure: 'invoke app failed',
    signal,
  })
  const type = response.headers.get('content-type') ?? 'no content type'
  if (response.body !== null && type.startsWith('text/event-stream')) return response.body
  await response.body?.cancel()
  throw new AppInvocationError(
    `invoke app failed: the answer is no event stream (${type}); is ${key.base_url} the Service API?`,
    { app_id: key.app_id, status: response.status },
  )
}

/** Gives the event, or nothing for what never reaches a plugin in Dify: keep-alives and what is no dict. */
function parseEvent(data: string): AppEvent | undefined {
  let event: unknown
  try {
    event = JSON.parse(data)
  } catch {
    throw new Error('an event is not JSON')
  }
  return isObject(event) && event['event'] !== 'ping' ? (event as unknown as AppEvent) : undefined
}

// A chatflow's message_end comes beside its workflow_finished, in either order; a failed one may have none.
function closes(event: AppEvent, kind: AppCall['kind']): boolean {
  switch (event.event) {
    case 'error':
    case 'message_end':
    case 'workflow_paused':
      return true
    case 'workflow_finished':
      return kind === 'workflow' || /^(?:failed|stopped)$/.test(event.data.status)
    default:
      return false
  }
}

async function stopTask(context: SessionContext, reading: Reading, task: string): Promise<void> {
  const { call, key } = reading
  try {
    const response = await callServiceApi(context, {
      key,
      path: `${TASK_PATH[call.kind]}/${encodeURIComponent(task)}/stop`,
      body: { user: call.user },
      failure: 'stop task failed',
      // The caller's own signal has ended already.
      signal: AbortSignal.timeout(STOP_MS),
    })
    await response.body?.cancel()
  } catch (error) {
    const { log, request_id } = context
    log({ level: 'warn', message: 'a task goes on at Dify', request_id, app_id: key.app_id, error })
  }
}
