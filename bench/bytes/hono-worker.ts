import { Hono } from 'hono'

const app = new Hono()
app.get('/duck/:app_id', (c) => c.text(`hello ${c.req.param('app_id')}`))

export default app
