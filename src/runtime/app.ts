import type { Context, MiddlewareHandler } from 'hono'
import { Hono } from 'hono/tiny'
import { answerError } from './answer-error.ts'
import { DefaultHook } from './default-hook.ts'
import type { Plugin } from './endpoint.ts'
import { type Arrival, Exchange } from './exchange.ts'
import { serve } from './serve.ts'

interface AppEnv {
  readonly Bindings: Cloudflare.Env
  readonly Variables: { readonly exchange: Exchange }
}

/** The Hono app of a plugin, as `createApp` makes it. */
export type App = Hono<AppEnv>

/**
 * Creates the Hono app that serves a plugin. `configure` may add middleware and routes of its own;
 * they come before the plugin's rules.
 *
 * @example
 * export default createApp(plugin, (app) => app.use(cors()))
 */
export const createApp = (plugin: Plugin, configure?: (app: App) => unknown): App => {
  const app: App = new Hono()
  const hookOf = rememberHook(plugin)
  const begin = (arrival: Arrival): Exchange => new Exchange(arrival, plugin)
  const respond = (exchange: Exchange): Response | Promise<Response> =>
    serve(plugin, hookOf(exchange.env), exchange)
  if (configure === undefined) {
    app.all('*', (c) => respond(begin(arrivalOf(c))))
    // Hono would only find this one handler, for an eighth of what a request costs.
    app.fetch = (raw, env, context) =>
      // oxlint-disable-next-line typescript/no-unnecessary-type-assertion -- `wrangler types` declares bindings that {} has not
      respond(begin({ raw, env: (env ?? {}) as Cloudflare.Env, context }))
    return app
  }
  app.onError((error, c) => {
    const exchange = c.get('exchange')
    if (!('getResponse' in error)) return answerError(exchange, error)
    // What Hono's own middleware throws knows its answer, such as a 401 with its challenge.
    const answer = error.getResponse()
    if (answer.status >= 500) exchange.report(error)
    // With the headers that middleware has set, as Hono sends it.
    return c.newResponse(answer.body, answer)
  })
  app.use('*', observe(begin))
  configure(app)
  app.all('*', (c) => respond(c.get('exchange')))
  return app
}

/** Makes the default hook once for each environment, of which an isolate has one. */
const rememberHook = ({ groups }: Plugin): ((env: Cloudflare.Env) => DefaultHook) => {
  let env: Cloudflare.Env | undefined
  let hook: DefaultHook | undefined
  return (current) => {
    if (hook === undefined || env !== current) {
      env = current
      hook = new DefaultHook(groups, current)
    }
    return hook
  }
}

/** Logs and answers what comes of the middleware inside, which may answer itself, change the answer, or throw. */
const observe =
  (begin: (arrival: Arrival) => Exchange): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const exchange = begin(arrivalOf(c))
    exchange.startClock()
    exchange.expectChanges()
    c.set('exchange', exchange)
    try {
      await next()
    } catch (error) {
      // Hono answers an Error; whatever else is thrown comes through.
      c.res = await answerError(exchange, error)
    }
    exchange.answer(c.res.status)
  }

const arrivalOf = (c: Context<AppEnv>): Arrival => ({
  raw: c.req.raw,
  env: c.env,
  context: contextOf(c),
})

/** The execution context, which a request made in a test may lack. */
const contextOf = (c: Context<AppEnv>): Arrival['context'] => {
  try {
    return c.executionCtx
  } catch {
    return undefined
  }
}
