import { AppInvocationError } from './app-error.ts'
import type { AppEvent } from './app-events.ts'
import { findAppKey } from './find-app-key.ts'
import type { AppKey } from './find-app-key.ts'
import { createStream } from '../create-stream.ts'
import { blotKey } from '../blot-key.ts'
import { closes, parseEvent } from './parse-event.ts'
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
// After the closing event of a chat come its workflow_finished, and for five seconds pieces of speech.
const GRACE_MS = 6000

interface Reading {
  readonly call: AppCall
  readonly key: AppKey
  readonly signal: AbortSignal
  /** The task at Dify, known with the first event that names it. */
  task: string | undefined
  /** Whether the closing event came; the task of any other call is stopped. */
  isClosed: boolean
}

async function* readAppEvents(
  context: SessionContext,
  call: AppCall,
  left: AbortSignal,
): AppStream {
  demandAccess(context.manifest, 'app')
  const key = findAppKey(context, call.app_id)
  const signal = AbortSignal.any([context.signal, left])
  const reading: Reading = { call, key, signal, task: undefined, isClosed: false }
  const over = Promise.withResolvers<void>()
  // A caller who leaves ends the Worker for his request: from then on it is too late to ask for time.
  context.waitUntil(over.promise)
  try {
    const body = await openStream(context, reading)
    for await (const event of readWholeAnswer(body, reading)) yield event
  } finally {
    if (!reading.isClosed && reading.task !== undefined) {
      void stopTask(context, reading, reading.task).finally(over.resolve)
    } else over.resolve()
  }
}

async function* readWholeAnswer(body: ReadableStream<Uint8Array>, reading: Reading): AppStream {
  const { call, key, signal } = reading
  const rest = new AbortController()
  let grace: number | null = null
  let seen = 0
  try {
    for await (const data of readEventData(body, AbortSignal.any([signal, rest.signal]))) {
      const event = parseEvent(data, key.api_key)
      if (event === undefined) continue
      seen += 1
      if ('task_id' in event && typeof event.task_id === 'string') reading.task ??= event.task_id
      reading.isClosed ||= closes(event, call.kind)
      clearTimeout(grace)
      yield event
      if (event.event === 'error' || (reading.isClosed && call.kind === 'workflow')) return
      if (reading.isClosed) grace = setTimeout(() => rest.abort(), GRACE_MS)
    }
    if (!reading.isClosed) throw new Error('the stream ended')
  } catch (error) {
    // What breaks after the closing event takes nothing from the answer.
    if (reading.isClosed) return
    signal.throwIfAborted()
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppInvocationError(
      `read app failed: the answer broke off before ${CLOSING[call.kind]}, after ${seen} events: ${reason}`,
      { app_id: call.app_id, cause: error },
    )
  } finally {
    clearTimeout(grace)
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
  if (response.body !== null && /^text\/event-stream/i.test(type)) return response.body
  await response.body?.cancel()
  throw new AppInvocationError(
    `invoke app failed: the answer is no event stream (${blotKey(type, key.api_key)}); is ${key.base_url} the Service API?`,
    { app_id: key.app_id, status: response.status },
  )
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
