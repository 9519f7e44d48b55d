import { Hono } from 'hono'
import { PATHS } from './routes.ts'

/** The same fifty routes as Hono has them by itself, with headers that are not the platform's where they are given. */
export const createHono = (headers?: Record<string, string>): Hono => {
  const app = new Hono()
  for (const path of PATHS) {
    const name = /<(\w+)>/.exec(path)?.[1]
    if (name === undefined) app.get(path, (c) => c.text('hello world', undefined, headers))
    else {
      app.get(path.replace(`<${name}>`, `:${name}`), (c) =>
        c.text(`hello ${c.req.param(name)}`, undefined, headers),
      )
    }
  }
  return app
}
