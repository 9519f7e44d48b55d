import { type App, createApp, Endpoint, type Plugin, type Request, Response } from 'dify-edge'
import { file, links } from 'dify-edge/session-parts'

class Duck extends Endpoint {
  override _invoke(_r: Request, values: Readonly<Record<string, unknown>>): Response {
    return new Response(`hello ${String(values['app_id'])}`)
  }
}

/** The plugin as the build has it; the bench puts it in as a constant. */
declare const PLUGIN: Omit<Plugin, 'handlers'>

const app: App = createApp({ ...PLUGIN, session: { file }, links, handlers: [Duck] })

export default app
