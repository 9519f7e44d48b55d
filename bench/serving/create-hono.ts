import { type Context, Hono } from 'hono'
import { PATHS } from './routes.ts'

/** The same fifty routes as Hono has them by itself. */
export const createHono = (answer: (c: Context, text: string) => Response): Hono => {
  const app = new Hono()
  for (const path of PATHS) {
    const name = /<(\w+)>/.exec(path)?.[1]
    if (name === undefined) app.get(path, (c) => answer(c, 'hello world'))
    else {
      app.get(path.replace(`<${name}>`, `:${name}`), (c) => answer(c, `hello ${c.req.param(name)}`))
    }
  }
  return app
}
