import {
  type App,
  createApp,
  Endpoint,
  type Plugin,
  type Request,
  Response,
} from '../../src/index.ts'
import { BODY, generate } from './chunks.ts'

/** A handler with no more in it than the routes of the Hono Worker have. */
class Hello extends Endpoint {
  override _invoke(_r: Request, values: Readonly<Record<string, unknown>>): Response {
    const [name = 'world'] = Object.values(values)
    return new Response(`hello ${String(name)}`)
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

const handlers = PLUGIN.endpoints.map(({ path }) =>
  path === '/body' ? Body : path === '/generator' ? Generator : Hello,
)
const app: App = createApp({ ...PLUGIN, handlers })

export default app
