import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'

import { answerBlocking, listEvents } from './app-events.ts'
import type { AppScript, SeenRequest } from './app-script.ts'
import { deliver, type Task } from './deliver.ts'
import { readBody } from './read-body.ts'

interface App {
  readonly script: AppScript
  readonly seen: SeenRequest[]
  readonly refusals: NonNullable<AppScript['refusals']>[number][]
  readonly tasks: Map<string, Task & { readonly user: string }>
  /** The user of each conversation. */
  readonly conversations: Map<string, string>
}

/** A running double. */
export interface ServiceApi {
  /** Its base URL, ending in /v1. */
  readonly url: string
  readonly close: () => Promise<void>
}

/**
 * Starts a server on loopback that speaks Dify's Service API. Tests add apps with `POST /double/apps`
 * and read what an app's key was used for at `GET /double/apps/<key>`.
 */
export async function startServiceApi(): Promise<ServiceApi> {
  const apps = new Map<string, App>()
  const server = createServer((request, response) => {
    answer(apps, request, response).catch((error: unknown) => {
      if (!response.headersSent) refuse(response, 500, 'internal_server_error', String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function answer(apps: Map<string, App>, request: IncomingMessage, response: ServerResponse) {
  const path = new URL(request.url ?? '/', 'http://double').pathname
  if (path.startsWith('/double/apps')) return control(apps, request, response, path)

  const body = await readBody(request)
  const api_key = (request.headers.authorization ?? '').replace(/^Bearer /, '')
  const app = apps.get(api_key)
  if (app === undefined) return refuse(response, 401, 'unauthorized', 'Access token is invalid')
  const seen: SeenRequest = {
    method: request.method ?? '',
    path,
    headers: request.headers as Record<string, string>,
    body,
    ended: 'open',
  }
  app.seen.push(seen)
  response.on('close', () => (seen.ended = response.writableFinished ? 'complete' : 'left'))

  const refusal = app.refusals.shift()
  if (refusal?.reset === true) return request.socket.resetAndDestroy()
  if (refusal !== undefined) {
    const { status, headers = {}, body: text = '' } = refusal
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    const sent = typeof text === 'string' ? text.replace('{key}', api_key) : JSON.stringify(text)
    response.write(sent)
    if (refusal.after === undefined) response.end()
    if (refusal.after === 'more') Readable.from(repeat(sent)).pipe(response)
    return
  }
  return serve(app, { path: path.replace(/^\/v1/, ''), body: body as Body }, response)
}

function* repeat(text: string): Generator<string, void, void> {
  for (;;) yield text.repeat(1024)
}

interface Body {
  readonly user?: string
  readonly query?: string
  readonly inputs?: unknown
  readonly response_mode?: string
  readonly conversation_id?: string
  readonly file?: { readonly name: string; readonly type: string; readonly size: number }
}

function serve(app: App, call: { path: string; body: Body }, response: ServerResponse) {
  const { path, body } = call
  const { mode } = app.script
  if (path === '/parameters') return json(response, 200, app.script.parameters ?? {})
  if (path === '/files/upload') return upload(body, response)

  const stop = /^\/(?:chat-messages|completion-messages|workflows\/tasks)\/([^/]+)\/stop$/.exec(
    path,
  )
  if (stop !== null) {
    const task = app.tasks.get(stop[1] ?? '')
    if (task !== undefined && task.user === body.user) task.stopped = true
    return json(response, 200, { result: 'success' })
  }

  const family = mode === 'workflow' || mode === 'completion' ? mode : 'chat'
  switch (path) {
    case '/chat-messages':
      if (family !== 'chat') {
        return refuse(
          response,
          400,
          'not_chat_app',
          'Please check if your app mode matches the right API route.',
        )
      }
      break
    case '/completion-messages':
      if (family !== 'completion') {
        return refuse(
          response,
          400,
          'app_unavailable',
          'App unavailable, please check your app configurations.',
        )
      }
      break
    case '/workflows/run':
      if (family !== 'workflow') {
        return refuse(
          response,
          400,
          'not_workflow_app',
          'Please check if your app mode matches the right API route.',
        )
      }
      break
    default:
      return refuse(response, 404, 'not_found', 'The requested URL was not found on the server.')
  }
  return run(app, body, response)
}

function run(app: App, body: Body, response: ServerResponse) {
  const { script } = app
  if (typeof body.user !== 'string') {
    return refuse(response, 400, 'invalid_param', 'Arg user must be provided.')
  }
  if (body.inputs === null || typeof body.inputs !== 'object') {
    return refuse(response, 400, 'invalid_param', 'inputs is required')
  }
  const blocking = body.response_mode !== 'streaming'
  if (blocking && (script.mode === 'agent-chat' || script.mode === 'agent')) {
    return refuse(response, 400, 'invalid_param', 'Agent Chat App does not support blocking mode')
  }
  const conversation_id = body.conversation_id || randomUUID()
  if (
    (app.conversations.get(conversation_id) ?? (body.conversation_id ? '' : body.user)) !==
    body.user
  ) {
    return refuse(response, 404, 'not_found', 'Conversation Not Exists.')
  }
  app.conversations.set(conversation_id, body.user)

  const ids = {
    task_id: randomUUID(),
    message_id: randomUUID(),
    conversation_id,
    inputs: body.inputs,
  }
  if (blocking) {
    const blocked = answerBlocking(script, ids)
    return json(response, blocked.status, blocked.body)
  }
  const task = { stopped: false, user: body.user }
  app.tasks.set(ids.task_id, task)
  return deliver(response, listEvents(script, ids), { delivery: script.delivery, task })
}

function upload({ file, user }: Body, response: ServerResponse) {
  if (file === undefined)
    return refuse(response, 400, 'no_file_uploaded', 'Please upload your file.')
  const extension = file.name.split('.').at(-1) ?? ''
  return json(response, 201, {
    id: randomUUID(),
    name: file.name,
    size: file.size,
    extension,
    mime_type: file.type,
    created_by: user ?? 'DEFAULT-USER',
    created_at: 1,
    preview_url: null,
    source_url: `https://files.example/${file.name}`,
  })
}

async function control(
  apps: Map<string, App>,
  request: IncomingMessage,
  ...[response, path]: [ServerResponse, string]
) {
  if (request.method === 'POST') {
    const script = (await readBody(request)) as AppScript
    const api_key = script.api_key ?? `app-${randomUUID()}`
    const refusals = [...(script.refusals ?? [])]
    apps.set(api_key, { script, seen: [], refusals, tasks: new Map(), conversations: new Map() })
    return json(response, 200, { app_id: randomUUID(), api_key })
  }
  const app = apps.get(path.split('/').at(-1) ?? '')
  return json(response, app === undefined ? 404 : 200, app?.seen ?? null)
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function refuse(
  response: ServerResponse,
  ...[status, code, message]: [number, string, string]
): void {
  json(response, status, { code, message, status })
}
