import { Hono } from 'hono'
import { answerError } from './answer-error.ts'
import { DefaultHook } from './default-hook.ts'
import type { Plugin } from './endpoint.ts'
import { Exchange } from './exchange.ts'
import { serve } from './serve.ts'

/** The Hono app of a plugin, as `createApp` makes it. */
export type App = Hono<{ Bindings: Cloudflare.Env; Variables: { exchange: Exchange } }>

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
  if (configure === undefined) {
    app.all('*', (c) => serve(plugin, hookOf(c.env), new Exchange(c, plugin.manifest)))
    return app
  }
  observe(app, plugin)
  configure(app)
  app.all('*', (c) => serve(plugin, hookOf(c.env), c.get('exchange')))
  return app
}

/** Makes the default hook once for each environment, of which an isolate has one. */
const rememberHook = ({ groups }: Plugin): ((env: Cloudflare.Env) => DefaultHook) => {
  let known: { readonly env: Cloudflare.Env; readonly hook: DefaultHook } | undefined
  return (env) => {
    if (known?.env !== env) known = { env, hook: new DefaultHook(groups, env) }
    return known.hook
  }
}

/** Logs and answers what comes of the middleware between, which may answer itself, change the answer, or throw. */
const observe = (app: App, plugin: Plugin): void => {
  app.onError((error, c) => answerError(c.get('exchange'), error))
  app.use('*', async (c, next) => {
    const exchange = new Exchange(c, plugin.manifest)
    exchange.expectChanges()
    c.set('exchange', exchange)
    try {
      await next()
    } catch (error) {
      // Hono passes on what is thrown and is no Error.
      c.res = await answerError(exchange, error)
    }
    exchange.answer(c.res.status)
  })
}
