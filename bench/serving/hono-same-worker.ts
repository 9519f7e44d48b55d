import { createHono } from './create-hono.ts'
import { logRequests } from './log-requests.ts'

const headers = { 'Content-Type': 'text/plain; charset=utf-8' }

/** Hono with all that a caller and an operator get of dify-edge: its Content-Type, and its line in the log. */
export default logRequests(createHono((c, text) => c.text(text, undefined, headers)))
