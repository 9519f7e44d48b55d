import type { CompiledPlugin } from '../plugin/compiled-plugin.ts'
import type { SettingValues } from '../plugin/setting.ts'
import type { Values as RuleValues } from '../routing/values.ts'
import type { Session } from '../session/session.ts'
import type { LinkServer } from '../session/file/serve-links.ts'
import type { SessionParts } from '../session/session-parts.ts'
import type { ToolFunctions } from '../session/tool.ts'
import type { Request } from '../wrappers/request.ts'
import type { Response } from '../wrappers/response.ts'
import type { EndpointTypes } from './endpoint-types.ts'

/** The id of a declared endpoint: its file without the extension, `endpoints/duck`. */
export type EndpointId = keyof EndpointTypes

/** The values of an endpoint's variables, typed by its rule; a plain mapping without an id. */
export type Values<Id extends EndpointId = never> = [Id] extends [never]
  ? RuleValues
  : EndpointTypes[Id] extends { readonly values: infer V }
    ? V
    : never

/** The settings of an endpoint's group, typed by its declarations; a plain mapping without an id. */
export type Settings<Id extends EndpointId = never> = [Id] extends [never]
  ? SettingValues
  : EndpointTypes[Id] extends { readonly settings: infer S }
    ? S
    : never

/** What a handler answers with: our Response, or a Fetch Response, which is sent as it is. */
export type Answer = Response | globalThis.Response

/**
 * The class that serves one endpoint: a new instance per request, whose `_invoke` gives the answer
 * (Dify's `Endpoint`). The id types `values` and `settings`.
 *
 * @example
 * export default class Duck extends Endpoint<'endpoints/duck'> {
 *   override _invoke(r: Request, { app_id }: Values<'endpoints/duck'>): Response {
 *     return new Response(`hello ${app_id}`)
 *   }
 * }
 */
export abstract class Endpoint<Id extends EndpointId = never> {
  /** Storage, apps, models, files and background work. */
  readonly session: Session

  constructor(session: Session) {
    this.session = session
  }

  /** Answers a request: `values` are the variables of the path, `settings` those of the hook. */
  abstract _invoke(r: Request, values: Values<Id>, settings: Settings<Id>): Answer | Promise<Answer>
}

/** The class of a handler, whatever its endpoint's types are. */
export type EndpointClass = new (session: Session) => {
  _invoke(r: Request, values: never, settings: never): Answer | Promise<Answer>
}

/** A plugin as `.dify-edge/plugin.ts` exports it, and what the author adds to it. */
export interface Plugin extends CompiledPlugin<EndpointClass> {
  /** The parts of the session that the manifest permits. */
  readonly session: SessionParts
  /** Serves the links to files that the session has given out; absent where it gives none. */
  readonly links?: LinkServer | undefined
  /** Functions in place of Dify's tools, for `this.session.tool`: `createApp({ ...plugin, tools })`. */
  readonly tools?: ToolFunctions
}
