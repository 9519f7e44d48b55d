import { Hono } from 'hono'
import { PATHS } from './routes.ts'

/** What an adapter does that thinks of no cost: it reads all of a request at once, and answers with a header. */
const adapt = (raw: Request, answer: (args: URLSearchParams) => string): Response => {
  const url = new URL(raw.url)
  const request = {
    method: raw.method,
    path: url.pathname,
    args: new URLSearchParams(url.search),
    content_type: raw.headers.get('Content-Type'),
  }
  return new Response(answer(request.args), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

/** The fifty routes in Hono, behind such an adapter. */
const app = new Hono()
for (const path of PATHS) {
  const name = /<(\w+)>/.exec(path)?.[1]
  if (name === undefined) app.get(path, (c) => adapt(c.req.raw, () => 'hello world'))
  else {
    app.get(path.replace(`<${name}>`, `:${name}`), (c) =>
      adapt(c.req.raw, () => `hello ${c.req.param(name)}`),
    )
  }
}

export default app
