import { describe, expect, test } from 'vitest'
import type { Setting } from '../../src/plugin/setting.ts'
import { createApp } from '../../src/runtime/app.ts'
import { Response } from '../../src/wrappers/response.ts'
import { call } from './call.ts'
import { createPlugin } from './fixture.ts'

const setting = (name: string, more: Partial<Setting> = {}): Setting => ({
  name,
  type: 'text-input',
  required: false,
  label: { en_US: name },
  ...more,
})

const tell = createPlugin.bind(null, [
  ['GET /', (_r, _values, settings) => new Response(JSON.stringify(settings))],
  ['POST /', () => new Response('posted')],
])

const settingsFrom = async (
  declared: readonly Setting[],
  env: Record<string, unknown>,
): Promise<unknown> => {
  const { text, errors } = await call(createApp(tell(declared)), '/', { env })
  return errors.length === 0 ? JSON.parse(text) : errors
}

const app = { app_id: 'a', inputs: { city: 'Oslo' } }

describe('a setting of the default hook', () => {
  const cases: [given: string, setting: Setting, env: Record<string, unknown>, value: unknown][] = [
    ['a text', setting('api_key'), { SETTING_API_KEY: 'k' }, { api_key: 'k' }],
    ['a name with signs', setting('Api-key.2'), { SETTING_API_KEY_2: 'k' }, { 'Api-key.2': 'k' }],
    ['an empty text', setting('x', { default: 'd' }), { SETTING_X: '' }, { x: '' }],
    ['a number of wrangler.toml', setting('x'), { SETTING_X: 8080 }, { x: '8080' }],
    ['a variable of another name', setting('x'), { x: 'k', SETTING_Y: 'k' }, {}],
    ['nothing, with a default', setting('x', { default: 'd' }), {}, { x: 'd' }],
    ['"true"', setting('x', { type: 'boolean' }), { SETTING_X: 'true' }, { x: true }],
    ['"False"', setting('x', { type: 'boolean' }), { SETTING_X: ' False' }, { x: false }],
    ['"1"', setting('x', { type: 'boolean' }), { SETTING_X: '1' }, { x: true }],
    ['"0"', setting('x', { type: 'boolean' }), { SETTING_X: '0' }, { x: false }],
    ['a boolean', setting('x', { type: 'boolean' }), { SETTING_X: false }, { x: false }],
    [
      'an empty flag',
      setting('x', { type: 'boolean', default: true }),
      { SETTING_X: '' },
      { x: true },
    ],
    [
      'JSON',
      setting('x', { type: 'app-selector' }),
      { SETTING_X: JSON.stringify(app) },
      { x: app },
    ],
    ['a table', setting('x', { type: 'app-selector' }), { SETTING_X: app }, { x: app }],
    ['a list', setting('x', { type: 'array[tools]' }), { SETTING_X: '[]' }, { x: [] }],
  ]

  test.each(cases)('from %s', async (...[, declared, env, value]) => {
    expect(await settingsFrom([declared], env)).toEqual(value)
  })
})

describe('a plugin that is not configured', () => {
  const secret = setting('api_key', { type: 'secret-input', required: true })
  const choice = setting('mode', {
    type: 'select',
    options: [{ value: 'fast', label: { en_US: 'Fast' } }],
  })
  const development = { DIFY_EDGE_MODE: 'development' }

  test('answers 503 in development, naming the variable and the command for it', async () => {
    const { response, text } = await call(createApp(tell([secret])), '/', { env: development })
    const problem = JSON.parse(text) as { detail: string; request_id: string }
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(problem.detail).toContain('missing required setting: api_key')
    expect(problem.detail).toContain('npx wrangler secret put SETTING_API_KEY')
    expect(problem.detail).toContain('.dev.vars')
    expect(problem.request_id).toBe(response.headers.get('x-request-id'))
  })

  test('says less in production, while the log says it all, for each request', async () => {
    const app = createApp(tell([secret]))
    for (const env of [{}, { DIFY_EDGE_MODE: 'production' }, {}]) {
      const { response, text, lines, errors } = await call(app, '/', {
        env,
        headers: { dify_edge_mode: 'development', 'x-dify-edge-mode': 'development' },
      })
      expect(response.status).toBe(503)
      expect(text).not.toMatch(/api_key/i)
      expect(errors[0]).toContain('npx wrangler secret put SETTING_API_KEY')
      expect(errors[0]).not.toContain('    at ')
      expect(lines).toMatchObject([{ rule: '/', status: 503 }])
    }
  })

  test('names every wrong value, but never tells it', async () => {
    const env = { ...development, SETTING_API_KEY: '', SETTING_MODE: 'hunter2' }
    const { text, errors } = await call(createApp(tell([secret, choice])), '/', { env })
    const { detail } = JSON.parse(text) as { detail: string }
    expect(detail.split('\n')).toHaveLength(2)
    expect(detail).toContain('setting mode is not a valid option. SETTING_MODE takes one of "fast"')
    expect(text + errors.join('')).not.toContain('hunter2')
  })

  test('still knows which rules there are', async () => {
    const app = createApp(tell([secret]))
    expect((await call(app, '/nothing')).response.status).toBe(404)
    expect((await call(app, '/', { method: 'PUT' })).response.status).toBe(405)
  })

  test('is served as soon as the environment has the value', async () => {
    const app = createApp(tell([secret]))
    expect((await call(app, '/')).response.status).toBe(503)
    const { text } = await call(app, '/', { env: { SETTING_API_KEY: 'k' } })
    expect(JSON.parse(text)).toEqual({ api_key: 'k' })
  })
})
