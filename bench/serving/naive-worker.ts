import { createHono } from './create-hono.ts'

/** What an adapter reads that thinks of no cost: all of a request, whatever the handler wants. */
interface Everything {
  readonly method: string
  readonly path: string
  readonly args: URLSearchParams
  readonly content_type: string | null
}

const read = (raw: Request): Everything => {
  const { pathname, search } = new URL(raw.url)
  return {
    method: raw.method,
    path: pathname,
    args: new URLSearchParams(search),
    content_type: raw.headers.get('Content-Type'),
  }
}

const headers = { 'Content-Type': 'text/plain; charset=utf-8' }

/** Hono behind such an adapter, which answers with a header. */
export default createHono(({ req }, text) => {
  const { args } = read(req.raw)
  return new Response(text + (args.get('more') ?? ''), { headers })
})
