import { afterEach, expect, inject, test, vi } from 'vitest'

import docs from '../../../docs/session.md?raw'
import * as parts from '../../../src/session/session-parts.ts'
import { createSession } from '../../../src/session/session.ts'
import { HTTPException } from '../../../src/wrappers/exceptions/http-exception.ts'
import { Request } from '../../../src/wrappers/request.ts'
import { addApp } from '../app/add-app.ts'
import { bindings } from '../bindings.ts'
import { createContext } from '../create-context.ts'
import handler from './slack/endpoints/slack.ts?raw'
import SlackEvents from './slack/endpoints/slack.ts'
import endpoint from './slack/endpoints/slack.yaml?raw'
import group from './slack/group/slack.yaml?raw'

const SECRET = 'a signing secret of the tests'
const ANSWER = 'Bonjour, 世界 🐈'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Opens the endpoint on an app, and keeps what it would tell Slack. */
async function open() {
  const { app_id, api_key } = await addApp({ mode: 'chat' })
  const told: unknown[] = []
  const { fetch } = globalThis
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new globalThis.Request(input, init)
    if (new URL(request.url).hostname !== 'slack.com') return fetch(request)
    told.push(await request.json())
    return Response.json({ ok: true })
  })
  const app = { app_id, inputs: {}, files: [], type: 'app-selector' as const }
  const settings = { signing_secret: SECRET, bot_token: 'xoxb-1', app }
  const env = {
    DB: bindings.DB,
    DIFY_API_URL: inject('serviceApi'),
    DIFY_APPS: JSON.stringify({ [app_id]: api_key }),
  }
  const context = createContext(env, { settings })
  const post = async (call: object | string, secret = SECRET) => {
    const body = typeof call === 'string' ? call : JSON.stringify(call)
    const request = new Request(await sign(body, secret))
    return new SlackEvents(createSession(context, parts))._invoke(request, {}, settings)
  }
  return { post, told, context }
}

async function sign(body: string, secret: string): Promise<globalThis.Request> {
  const time = `${Math.floor(Date.now() / 1000)}`
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, [
    'sign',
  ])
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`v0:${time}:${body}`))
  const headers = {
    'Content-Type': 'application/json',
    'X-Slack-Request-Timestamp': time,
    'X-Slack-Signature': `v0=${new Uint8Array(mac).toHex()}`,
  }
  return new globalThis.Request('https://edge.example/', { method: 'POST', headers, body })
}

const mention = () => ({
  type: 'event_callback',
  event_id: crypto.randomUUID(),
  event: { type: 'app_mention', channel: 'C1', text: 'hello' },
})

test('Slack is answered before the app has thought, the channel after it', async () => {
  const { post, told, context } = await open()
  expect((await post(mention())).status_code).toBe(200)
  expect(told).toEqual([])
  await context.background()
  expect(told).toEqual([{ channel: 'C1', text: ANSWER }])
  expect(context.logged).toEqual([])
})

test('an event that Slack sends three times at once is answered once', async () => {
  const { post, told, context } = await open()
  const call = mention()
  await Promise.all([post(call), post(call), post(call)])
  await context.background()
  expect(told).toHaveLength(1)
})

test('a call that is not signed by Slack is refused', async () => {
  const { post, told, context } = await open()
  const error = await post(mention(), 'another secret').catch((error: unknown) => error)
  expect(error).toBeInstanceOf(HTTPException)
  expect(error).toMatchObject({ code: 401 })
  await context.background()
  expect(told).toEqual([])
})

test('a signed body that is no JSON is a 400', async () => {
  const { post } = await open()
  await expect(post('CARD-4111')).rejects.toMatchObject({ code: 400 })
})

test('the challenge comes back', async () => {
  const { post } = await open()
  const response = await post({ type: 'url_verification', challenge: 'abc' })
  expect(await response.get_data({ as_text: true })).toBe('abc')
})

test.each([
  ['group', group],
  ['endpoint', endpoint],
  ['handler', handler],
])('the %s stands in docs/session.md as it runs here', (_, text) => {
  expect(docs).toContain(text.trim())
})
