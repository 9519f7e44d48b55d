import { type App, createApp, Endpoint, type Plugin, type Request, Response } from 'dify-edge'
import { BODY, generate } from './chunks.ts'

/** Handlers with no more in them than the routes of the Hono Worker have. */
class World extends Endpoint {
  override _invoke(): Response {
    return new Response('hello world')
  }
}

class Duck extends Endpoint {
  override _invoke(_r: Request, values: Readonly<Record<string, unknown>>): Response {
    return new Response(`hello ${values['app_id'] as string}`)
  }
}

class Body extends Endpoint {
  override _invoke(): Response {
    return new Response(BODY)
  }
}

class Generator extends Endpoint {
  override _invoke(): Response {
    return new Response(generate())
  }
}

/** The plugin as the build has it; the bench puts it in as a constant. */
declare const PLUGIN: Omit<Plugin, 'handlers'>

const byPath: Readonly<Record<string, Plugin['handlers'][number]>> = {
  '/duck': World,
  '/body': Body,
  '/generator': Generator,
}

const handlers = PLUGIN.endpoints.map(({ rule }) => byPath[rule] ?? Duck)
const app: App = createApp({ ...PLUGIN, handlers })

export default app
