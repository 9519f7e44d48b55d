import { bearerAuth } from 'hono/bearer-auth'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/runtime/app.ts'
import { Response } from '../../src/wrappers/response.ts'
import { call } from './call.ts'
import { createPlugin } from './fixture.ts'

const plugin = createPlugin([
  ['GET /duck/<app_id>', (_r, values) => new Response(`duck ${String(values['app_id'])}`)],
  [
    'POST /duck/<app_id>',
    async (r) => new Response(`posted ${await r.get_data({ as_text: true })}`),
  ],
  ['GET /branch/', () => new Response('branch')],
  ['GET /number/<int:n>', (_r, values) => new Response(typeof values['n'])],
])
const app = createApp(plugin)

describe('routing', () => {
  test('a rule is answered by its handler, with its values and our default type', async () => {
    const { response, text } = await call(app, '/duck/a%20b?x=1')
    expect([response.status, text]).toEqual([200, 'duck a b'])
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  test('the method chooses among rules of one path', async () => {
    const { text } = await call(app, '/duck/1', { method: 'POST', body: 'data' })
    expect(text).toBe('posted data')
  })

  test('typed values keep their type', async () => {
    expect((await call(app, '/number/7')).text).toBe('number')
  })

  test('HEAD runs the GET handler and has its headers, but no body', async () => {
    const { response, text, lines } = await call(app, '/duck/1', { method: 'HEAD' })
    expect([response.status, text]).toEqual([200, ''])
    expect(response.headers.get('content-length')).toBe('6')
    expect(lines).toMatchObject([{ method: 'HEAD', rule: '/duck/<app_id>', status: 200 }])
  })

  test('a missing trailing slash redirects with 308 and keeps the query as it is', async () => {
    const { response } = await call(app, '/branch?a=%2F&b')
    expect(response.status).toBe(308)
    expect(response.headers.get('location')).toBe('https://example.org/branch/?a=%2F&b')
  })

  test('another method is a 405 that says which are allowed', async () => {
    const { response, text } = await call(app, '/duck/1', { method: 'PATCH' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST')
    expect(JSON.parse(text)).toMatchObject({ title: 'Method Not Allowed', status: 405 })
  })

  test.each(['/nothing', '/', '/e/abcdefgh12345678/duck/1', '//'])(
    '%s is a 404 as problem+json with the id of the log',
    async (target) => {
      const { response, text, lines, errors } = await call(app, target)
      const problem = JSON.parse(text) as Record<string, unknown>
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      expect(problem).toEqual({
        title: 'Not Found',
        status: 404,
        request_id: response.headers.get('x-request-id'),
      })
      expect(lines).toMatchObject([
        { method: 'GET', rule: null, status: 404, request_id: problem['request_id'] },
      ])
      expect(errors).toEqual([])
    },
  )
})

describe('the log', () => {
  test('has one line a request, without path, query, headers or body', async () => {
    const { lines } = await call(app, '/duck/secret-path?key=secret-query', {
      headers: { authorization: 'secret-header' },
    })
    expect(lines).toEqual([
      {
        method: 'GET',
        rule: '/duck/<app_id>',
        status: 200,
        duration: expect.any(Number) as number,
        request_id: expect.stringMatching(/^[0-9a-f]{16}-[0-9a-z]+$/) as string,
      },
    ])
  })

  test('has an id that no caller chooses, and another one for each request', async () => {
    const headers = { 'x-request-id': 'mine', 'cf-ray': 'mine' }
    const first = await call(app, '/duck/1', { headers })
    const second = await call(app, '/duck/1', { headers })
    expect(first.lines[0]?.['request_id']).not.toBe('mine')
    expect(first.lines[0]?.['request_id']).not.toBe(second.lines[0]?.['request_id'])
  })
})

describe('middleware', () => {
  const configured = createApp(plugin, (hono) => {
    hono.use(cors())
    hono.get('/own/:name', (c) => c.text(`own ${c.req.param('name')}`))
    hono.use('/guarded', bearerAuth({ token: 't' }))
    hono.get('/throws-503', () => {
      throw new HTTPException(503, { message: 'later' })
    })
    hono.get('/throws', () => {
      throw new Error('secret of a middleware')
    })
    hono.get('/throws-null', () => {
      throw null
    })
    hono.use('/duck/changed', async (c, next) => {
      await next()
      c.res = new globalThis.Response('changed', { status: 202 })
    })
  })

  test('surrounds the rules', async () => {
    const { response, text, lines } = await call(configured, '/duck/1')
    expect([response.status, text]).toEqual([200, 'duck 1'])
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(lines).toMatchObject([{ rule: '/duck/<app_id>', status: 200 }])
  })

  test('has its headers in the answer of an exception of Hono, too', async () => {
    const guarded = createApp(plugin, (hono) => {
      hono.get('/throws-401', (c) => {
        c.header('X-Trace', 'set before')
        throw new HTTPException(401, { message: 'who?' })
      })
    })
    const { response, text } = await call(guarded, '/throws-401')
    expect([response.status, text]).toEqual([401, 'who?'])
    expect(response.headers.get('x-trace')).toBe('set before')
  })

  test('may answer itself, which is logged like any request', async () => {
    const own = await call(configured, '/own/you')
    expect(own.text).toBe('own you')
    expect(own.lines).toMatchObject([{ rule: null, status: 200 }])
    const preflight = await call(configured, '/duck/1', { method: 'OPTIONS' })
    expect(preflight.lines).toMatchObject([{ method: 'OPTIONS', rule: null, status: 204 }])
  })

  test('may change the answer; the log tells the final status, once', async () => {
    const { text, lines } = await call(configured, '/duck/changed')
    expect(text).toBe('changed')
    expect(lines).toMatchObject([{ rule: '/duck/<app_id>', status: 202 }])
  })

  test('of Hono may refuse a request with its own exceptions', async () => {
    const refused = await call(configured, '/guarded')
    expect(refused.response.status).toBe(401)
    expect(refused.response.headers.get('www-authenticate')).toContain('Bearer')
    expect(refused.errors).toEqual([])
    const failed = await call(configured, '/throws-503')
    expect([failed.response.status, failed.text]).toEqual([503, 'later'])
    expect(failed.errors).toHaveLength(1)
  })

  test.each(['/throws', '/throws-null'])('%s is a 500 that tells only the id', async (target) => {
    const { response, text, lines, errors } = await call(configured, target)
    expect(response.status).toBe(500)
    expect(text).not.toContain('secret')
    const { request_id } = JSON.parse(text) as { request_id: string }
    expect(lines).toMatchObject([{ status: 500, request_id }])
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain(request_id)
  })

  test('serves requests that lack an execution context, as Hono tests make them', async () => {
    expect(await (await app.request('/duck/1')).text()).toBe('duck 1')
    expect(await (await configured.request('/duck/1')).text()).toBe('duck 1')
  })
})
