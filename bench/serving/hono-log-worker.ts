import { createHono } from './create-hono.ts'
import { logRequests } from './log-requests.ts'

/** Hono, and the line in the log. */
export default logRequests(createHono((c, text) => c.text(text)))
