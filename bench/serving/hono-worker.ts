import { createHono } from './create-hono.ts'

export default createHono((c, text) => c.text(text))
