import type {
  CompiledEndpoint,
  CompiledGroup,
  CompiledManifest,
} from '../plugin/compiled-plugin.ts'
import type { Setting, SettingValues } from '../plugin/setting.ts'
import type { SessionContext } from '../session/session-context.ts'
import type { ToolFunctions } from '../session/tool.ts'
import type { Delivery, Outcome } from '../wrappers/delivery.ts'
import { isDevelopment } from './is-development.ts'
import {
  type LogEntry,
  type LogOptions,
  type RequestLine,
  writeEntry,
  writeRequest,
} from './log.ts'
import { nextRequestNumber, requestIdPrefix } from './request-id.ts'

/** A request as the platform hands it over. */
export interface Arrival {
  readonly raw: globalThis.Request
  readonly env: Cloudflare.Env
  /** Absent where a test makes the request. */
  readonly context: { waitUntil(promise: Promise<unknown>): void } | undefined
}

/** What an exchange has to know of the plugin. */
interface Served {
  readonly manifest: CompiledManifest
  readonly groups: readonly CompiledGroup[]
}

const NO_SETTINGS: SettingValues = Object.freeze({})

/**
 * One request and its answer: what the log, the session and the sending of the body have to know
 * of it. Everything that only some requests need is made when it is first asked for.
 */
export class Exchange implements Delivery, SessionContext, RequestLine {
  readonly raw: globalThis.Request
  readonly method: string
  readonly href: string
  readonly env: Cloudflare.Env
  settings: SettingValues = NO_SETTINGS
  tools: ToolFunctions | undefined = undefined
  /** The endpoint that the path fits, or null. */
  endpoint: CompiledEndpoint | null = null
  status = 0
  /** Which request of the isolate it is; the end of its id. */
  readonly number: number = nextRequestNumber()

  readonly #plugin: Served
  readonly #context: Arrival['context']
  /** When the request began to wait for something, or 0. */
  #start = 0
  /** Whether the answer is final, or a middleware may still change it. */
  #isAnswered = true
  #outcome: Outcome | null = null
  #release: (() => void) | null = null
  #leaving: AbortController | undefined
  #signal: AbortSignal | undefined

  constructor({ raw, env, context }: Arrival, plugin: Served) {
    this.raw = raw
    this.method = raw.method
    this.href = raw.url
    this.env = env
    this.#plugin = plugin
    this.#context = context
  }

  get manifest(): CompiledManifest {
    return this.#plugin.manifest
  }

  /** The id that an error tells the caller and the log has. */
  get request_id(): string {
    return requestIdPrefix() + this.number
  }

  /** Aborted when the caller leaves before the answer is complete. */
  get signal(): AbortSignal {
    if (this.#signal === undefined) {
      this.#leaving = new AbortController()
      this.#signal = AbortSignal.any([this.#leaving.signal, this.raw.signal])
    }
    return this.#signal
  }

  get isLocal(): boolean {
    return isDevelopment(this.env)
  }

  get waitUntil(): (promise: Promise<unknown>) => void {
    return (promise) => this.#context?.waitUntil(promise)
  }

  get log(): (entry: LogEntry) => void {
    return (entry) => writeEntry(entry, this.#logOptions)
  }

  /** Writes what was thrown, under the id that the caller is told. */
  report(error: unknown): void {
    const { method, request_id } = this
    const rule = this.endpoint?.rule ?? null
    writeEntry({ level: 'error', method, rule, request_id, error }, this.#logOptions)
  }

  get #logOptions(): LogOptions {
    const { endpoint, settings, env } = this
    const declared = endpoint === null ? [] : (this.#plugin.groups[endpoint.group]?.settings ?? [])
    return { isDevelopment: isDevelopment(env), secrets: findSecrets(declared, settings) }
  }

  startClock(): void {
    if (this.#start === 0) this.#start = Date.now()
  }

  hold(): void {
    if (this.#release !== null) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#release = resolve
    this.waitUntil(promise)
  }

  release(): void {
    this.#release?.()
    this.#release = null
  }

  settle(outcome: Outcome): void {
    if (this.#outcome !== null) return
    this.#outcome = outcome
    if (outcome === 'left') this.#leaving?.abort(new Error('The caller left'))
    if (this.#isAnswered) this.#write(outcome)
  }

  /** A middleware is around: the line is written when `answer` tells what came of it. */
  expectChanges(): void {
    this.#isAnswered = false
  }

  /** The answer is final; a body that is still on its way ends the exchange later. */
  answer(status: number): void {
    this.status = status
    this.#isAnswered = true
    if (this.#outcome !== null) this.#write(this.#outcome)
    else if (this.#release === null) this.settle('complete')
  }

  #write(outcome: Outcome): void {
    writeRequest(this, this.#start === 0 ? 0 : Date.now() - this.#start, outcome)
  }
}

/** The values that were declared a secret, the longest first: one may hold another. */
const findSecrets = (declared: readonly Setting[], values: SettingValues): readonly string[] =>
  declared
    .filter(({ type }) => type === 'secret-input')
    .map(({ name }) => values[name])
    .filter((value) => typeof value === 'string')
    .toSorted((one, other) => other.length - one.length)
