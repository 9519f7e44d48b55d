import type { CompiledManifest } from '../plugin/compiled-plugin.ts'
import type { SettingValues } from '../plugin/setting.ts'
import type { ToolFunctions } from './tool.ts'

/** What a session stands on: the plugin, its bindings and the request it serves. Read only when a part of the session is used. */
export interface SessionContext {
  readonly manifest: CompiledManifest
  readonly env: Cloudflare.Env
  /** The values of the hook's settings, as the handler gets them. */
  readonly settings: SettingValues
  /** The author's own functions in place of Dify's tools, as `createApp` was given them. */
  readonly tools?: ToolFunctions | undefined
  /** The request's URL as the caller sent it; links to our own routes begin with its origin. */
  readonly href: string
  readonly request_id: string
  /** Aborted when the caller leaves before the answer is complete. */
  readonly signal: AbortSignal
  /** Keeps the Worker alive until the promise settles (the execution context's `waitUntil`). */
  readonly waitUntil: (promise: Promise<unknown>) => void
  /** Writes one structured line to the log, an Error under `error` with its stack; no secret may be in it. */
  readonly log: (entry: Readonly<Record<string, unknown>>) => void
}
