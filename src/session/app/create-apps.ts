import { collectChat, collectCompletion, collectWorkflow } from './collect-answer.ts'
import type { ChatAnswer, CompletionAnswer, WorkflowAnswer } from './collect-answer.ts'
import { findAppKey } from './find-app-key.ts'
import { streamApp } from './stream-app.ts'
import type { AppCall, AppStream } from './stream-app.ts'
import { peekArgument, readArguments } from '../read-arguments.ts'
import type { Parameters } from '../read-arguments.ts'
import type { JsonObject } from '../json-secret.ts'
import { demandAccess } from '../permission.ts'
import { DEFAULT_USER, fetchJson } from './service-api.ts'
import type { SessionContext } from '../session-context.ts'

/** Whether an answer comes event by event or whole. */
export type ResponseMode = 'streaming' | 'blocking'

interface Call<Mode extends ResponseMode> {
  /** The app's id, as in an app-selector value. */
  readonly app_id: string
  /** The values of the app's variables; files go in here as well. */
  readonly inputs: Readonly<Record<string, unknown>>
  readonly response_mode?: Mode | null | undefined
  /** Whose conversations and files the call sees; `DEFAULT-USER` where absent. */
  readonly user?: string | null | undefined
}

interface ChatCall<Mode extends ResponseMode> extends Call<Mode> {
  readonly query: string
  /** The conversation to go on with; a new one begins where absent. */
  readonly conversation_id?: string | null | undefined
}

/** A call that must say its mode, because the other one is the default. */
type Chosen<C extends { response_mode?: unknown }, Mode extends ResponseMode> = C & {
  readonly response_mode: Mode
}

type Inputs = Readonly<Record<string, unknown>>
type ChatArguments<Mode extends [ResponseMode?]> = [
  app_id: string,
  query: string,
  inputs: Inputs,
  ...response_mode: Mode,
]
type ChatRest = [conversation_id?: string | null | undefined, user?: string | null | undefined]

/** `this.session.app.chat`: chatbots, agents and chatflows; streams where no mode is given. */
export interface ChatApp {
  invoke(call: Chosen<ChatCall<'blocking'>, 'blocking'>): Promise<ChatAnswer>
  invoke(call: ChatCall<'streaming'>): AppStream
  invoke(call: ChatCall<ResponseMode>): AppStream | Promise<ChatAnswer>
  invoke(...call: [...ChatArguments<['blocking']>, ...ChatRest]): Promise<ChatAnswer>
  invoke(...call: ChatArguments<[]> | [...ChatArguments<['streaming']>, ...ChatRest]): AppStream
}

interface InputsApp<Answer> {
  invoke(call: Chosen<Call<'streaming'>, 'streaming'>): AppStream
  invoke(call: Call<'blocking'>): Promise<Answer>
  invoke(call: Call<ResponseMode>): AppStream | Promise<Answer>
  invoke(
    ...call: [
      app_id: string,
      inputs: Inputs,
      response_mode: 'streaming',
      user?: string | null | undefined,
    ]
  ): AppStream
  invoke(
    ...call: [
      app_id: string,
      inputs: Inputs,
      response_mode?: 'blocking',
      user?: string | null | undefined,
    ]
  ): Promise<Answer>
}

/** `this.session.app.completion`: text generators; blocks where no mode is given. */
export type CompletionApp = InputsApp<CompletionAnswer>

/** `this.session.app.workflow`: workflows; blocks where no mode is given. */
export type WorkflowApp = InputsApp<WorkflowAnswer>

/** `this.session.app`: the apps of a Dify workspace, over its Service API. */
export interface Apps {
  readonly chat: ChatApp
  readonly completion: CompletionApp
  readonly workflow: WorkflowApp
  /** Gives an app's parameters: opening words, form of inputs, file sizes. */
  fetch_app(app_id: string | { readonly app_id: string }): Promise<JsonObject>
}

/** Creates `this.session.app` for one request. */
export const createApps = (context: SessionContext): Apps => ({
  chat: { invoke: (...given: readonly unknown[]) => invoke(context, CHAT, given) } as ChatApp,
  completion: {
    invoke: (...given: readonly unknown[]) => invoke(context, COMPLETION, given),
  } as CompletionApp,
  workflow: {
    invoke: (...given: readonly unknown[]) => invoke(context, WORKFLOW, given),
  } as WorkflowApp,
  fetch_app: (...given: readonly unknown[]) => fetchApp(context, given),
})

interface Kind<Answer> {
  readonly kind: AppCall['kind']
  readonly parameters: Parameters
  readonly mode: ResponseMode
  readonly collect: (events: AppStream, app_id: string) => Promise<Answer>
}

const CHAT: Kind<ChatAnswer> = {
  kind: 'chat',
  parameters: {
    call: 'app.chat.invoke',
    names: ['app_id', 'query', 'inputs', 'response_mode', 'conversation_id', 'user'],
    required: 3,
  },
  mode: 'streaming',
  collect: collectChat,
}

const COMPLETION: Kind<CompletionAnswer> = {
  kind: 'completion',
  parameters: {
    call: 'app.completion.invoke',
    names: ['app_id', 'inputs', 'response_mode', 'user'],
    required: 2,
  },
  mode: 'blocking',
  collect: collectCompletion,
}

const WORKFLOW: Kind<WorkflowAnswer> = {
  kind: 'workflow',
  parameters: { ...COMPLETION.parameters, call: 'app.workflow.invoke' },
  mode: 'blocking',
  collect: collectWorkflow,
}

function invoke<Answer>(
  context: SessionContext,
  kind: Kind<Answer>,
  given: readonly unknown[],
): AppStream | Promise<Answer> {
  const mode = peekArgument(kind.parameters.names, given, 'response_mode')
  const isBlocking = (mode ?? kind.mode) === 'blocking'
  // Also what is wrong with its arguments reaches a catch behind a call that gives a promise.
  if (!isBlocking) return start(context, kind, given)
  return (async () => (await start(context, kind, given)) as Answer)()
}

function start<Answer>(
  context: SessionContext,
  { kind, parameters, mode, collect }: Kind<Answer>,
  given: readonly unknown[],
): AppStream | Promise<Answer> {
  const { app_id, user, response_mode = mode, ...body } = readArguments(parameters, given)
  if (response_mode !== 'streaming' && response_mode !== 'blocking') {
    throw new TypeError(
      `${parameters.call}() takes response_mode "streaming" or "blocking", got ${JSON.stringify(response_mode)}`,
    )
  }
  // An app that is asked for a whole answer streams as well: agents refuse to block, and gateways
  // cut a silent connection.
  const events = streamApp(context, {
    app_id: app_id as string,
    kind,
    user: user === undefined ? DEFAULT_USER : (user as string),
    body,
  })
  return response_mode === 'streaming' ? events : collect(events, app_id as string)
}

async function fetchApp(context: SessionContext, given: readonly unknown[]): Promise<JsonObject> {
  const { app_id } = readArguments({ call: 'app.fetch_app', names: ['app_id'], required: 1 }, given)
  demandAccess(context.manifest, 'app')
  const key = findAppKey(context, app_id)
  const failure = 'fetch app failed'
  return fetchJson(context, { key, path: '/parameters', failure })
}
