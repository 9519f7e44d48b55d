import { createHono } from './create-hono.ts'

export default createHono()
