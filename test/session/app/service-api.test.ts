import { describe, expect, inject, test } from 'vitest'

import { createApps } from '../../../src/session/app/create-apps.ts'
import { createFile } from '../../../src/session/file/create-file.ts'
import { uploadToApp } from '../../../src/session/app/service-api.ts'
import { createContext } from '../create-context.ts'
import type { Refusal } from '../doubles/service-api/app-script.ts'
import { openApp } from './open-app.ts'
import type { OpenApp } from './open-app.ts'

const ask = ({ apps, app_id }: OpenApp) => apps.chat.invoke(app_id, 'hello', {}, 'blocking')

const NOW = { 'retry-after': '0' }
const crowded: Refusal = {
  status: 429,
  headers: NOW,
  body: { code: 'too_many_requests', message: 'Too many requests.', status: 429 },
}
const failing: Refusal = {
  status: 503,
  headers: NOW,
  body: { code: 'internal_server_error', message: 'down', status: 503 },
}
const overQuota: Refusal = {
  status: 429,
  headers: NOW,
  body: { code: 'rate_limit_error', message: 'quota', status: 429 },
}

describe('asking again', () => {
  test.each([
    ['a crowded app', crowded],
    ['a failing service', failing],
    ['a gateway that answers with HTML', { status: 502, headers: NOW, body: '<html>' }],
  ])('happens for %s', async (_, refusal) => {
    const app = await openApp({ mode: 'chat', refusals: [refusal, refusal] })
    expect((await ask(app)).answer).toBe('Bonjour, 世界 🐈')
    expect(await app.seen()).toHaveLength(3)
    expect(app.context.logged).toMatchObject([
      { level: 'warn', app_id: app.app_id, attempt: 1, status: refusal.status, wait_ms: 0 },
      { attempt: 2 },
    ])
    expect(JSON.stringify(app.context.logged)).not.toContain(app.api_key)
  })

  test('happens for a connection that breaks before the answer, after a wait', async () => {
    const app = await openApp({ mode: 'chat', refusals: [{ status: 0, reset: true }] })
    expect((await ask(app)).event).toBe('message')
    const [{ wait_ms } = {}] = app.context.logged
    expect(wait_ms).toBeGreaterThanOrEqual(250)
    expect(wait_ms).toBeLessThanOrEqual(500)
  })

  test.each([
    ['a spent quota', overQuota],
    ['a wrong call', { status: 400, body: { code: 'invalid_param', message: 'm', status: 400 } }],
    ['a wrong key', { status: 401, body: { code: 'unauthorized', message: 'm', status: 401 } }],
    ['a redirect', { status: 307, headers: { location: 'https://www.example/v1' } }],
  ] satisfies [string, Refusal][])('never happens for %s', async (_, refusal) => {
    const app = await openApp({ mode: 'chat', refusals: [refusal] })
    await expect(ask(app)).rejects.toMatchObject({
      name: 'AppInvocationError',
      status: refusal.status,
    })
    expect(await app.seen()).toHaveLength(1)
  })

  test('ends after four times with the last refusal', async () => {
    const app = await openApp({ mode: 'chat', refusals: Array.from({ length: 9 }, () => crowded) })
    await expect(ask(app)).rejects.toMatchObject({
      message: `invoke app failed: request failed with status code: 429 respond with: {"code":"too_many_requests","message":"Too many requests.","status":429} (app ${app.app_id})`,
      status: 429,
      code: 'too_many_requests',
    })
    expect(await app.seen()).toHaveLength(4)
  })

  test.each([
    ['in seconds', () => '3600'],
    ['as a date', () => new Date(Date.now() + 3_600_000).toUTCString()],
  ])('waits no longer than its deadline for a service that asks for more %s', async (_, value) => {
    const refusal = { ...crowded, headers: { 'retry-after': value() } }
    const app = await openApp({ mode: 'chat', refusals: [refusal] })
    const begun = Date.now()
    await expect(ask(app)).rejects.toMatchObject({ status: 429 })
    expect(Date.now() - begun).toBeLessThan(2000)
  })

  test('waits as long as the service asks', async () => {
    const refusal = { ...crowded, headers: { 'retry-after': '1' } }
    const app = await openApp({ mode: 'chat', refusals: [refusal] })
    const begun = Date.now()
    await ask(app)
    expect(Date.now() - begun).toBeGreaterThanOrEqual(990)
  })

  test('ends when the caller leaves during the wait', async () => {
    const caller = new AbortController()
    const refusal = { ...crowded, headers: { 'retry-after': '20' } }
    const app = await openApp({ mode: 'chat', refusals: [refusal] }, { signal: caller.signal })
    setTimeout(() => caller.abort(new Error('gone')), 200)
    await expect(ask(app)).rejects.toThrow('gone')
  })
})

describe('an answer that is not the Service API', () => {
  const page: Refusal = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }

  test('is told as such where a stream is due', async () => {
    const app = await openApp({ mode: 'chat', refusals: [page] })
    await expect(ask(app)).rejects.toThrow(
      `the answer is no event stream (text/html); is ${inject('serviceApi')} the Service API?`,
    )
  })

  test('is one, however its type is spelt', async () => {
    const body = `data: ${JSON.stringify({ event: 'message', task_id: 't', message_id: 'm', created_at: 1, answer: 'a' })}\n\ndata: {"event":"message_end"}`
    const type = { 'content-type': 'Text/Event-Stream' }
    const app = await openApp({ mode: 'chat', refusals: [{ status: 200, headers: type, body }] })
    expect(await ask(app)).toMatchObject({ answer: 'a', metadata: {} })
  })

  test('with an end that has no data is told as broken off', async () => {
    const events = [{ event: 'workflow_finished', task_id: 't' }]
    const { apps, app_id } = await openApp({ mode: 'workflow', events })
    await expect(apps.workflow.invoke(app_id, {})).rejects.toThrow(
      'read app failed: the answer broke off before workflow_finished, after 0 events: an event workflow_finished has no data',
    )
  })

  test('because the key is wrong says where the key stands', async () => {
    const app = await openApp({
      mode: 'chat',
      refusals: [{ status: 401, body: { code: 'unauthorized' } }],
    })
    await expect(ask(app)).rejects.toThrow('the key in DIFY_APPS was refused: set it again')
  })

  test('but a page that was not found is told as such', async () => {
    const app = await openApp({ mode: 'chat', refusals: [{ ...page, status: 404 }] })
    await expect(ask(app)).rejects.toThrow(
      `request failed with status code: 404 respond with: a page of HTML; is ${inject('serviceApi')} the Service API? Its URL ends in /v1 (app ${app.app_id})`,
    )
  })

  test('is told as such where JSON is due', async () => {
    const app = await openApp({ mode: 'chat', refusals: [page] })
    await expect(app.apps.fetch_app(app.app_id)).rejects.toThrow('the answer is not a JSON object')
  })

  test('because nothing listens says so', async () => {
    const env = { DIFY_API_URL: 'http://127.0.0.1:1/v1', DIFY_APPS: '{"one":"app-1"}' }
    const caller = AbortSignal.timeout(5000)
    const apps = createApps(createContext(env, { signal: caller }))
    await expect(apps.fetch_app('one')).rejects.toMatchObject({
      message: expect.stringMatching(/^fetch app failed: request failed: .+ \(app one\)$/),
      status: undefined,
    })
  })

  test('redirects are not followed and told', async () => {
    const redirect = { status: 301, headers: { location: 'https://www.example/v1/parameters' } }
    const app = await openApp({ mode: 'chat', refusals: [redirect] })
    await expect(app.apps.fetch_app(app.app_id)).rejects.toThrow(
      'a redirect to https://www.example/v1/parameters: is the base URL right?',
    )
  })
})

describe('fetch_app', () => {
  const parameters = { opening_statement: 'Hello', user_input_form: [] }

  test('gives the parameters of an app', async () => {
    const app = await openApp({ mode: 'chat', parameters })
    expect(await app.apps.fetch_app(app.app_id)).toEqual(parameters)
    expect(await app.apps.fetch_app({ app_id: app.app_id })).toEqual(parameters)
    expect((await app.seen())[0]).toMatchObject({ method: 'GET', path: '/v1/parameters' })
  })
})

describe('an upload', () => {
  test('gives the record of the file', async () => {
    const app = await openApp({ mode: 'chat' })
    const content = new Uint8Array([1, 2, 255])
    const file = { filename: 'chat é.png', content, mimetype: 'image/png', user: 'ann' }
    expect(await uploadToApp(app.context, app.app_id, file)).toMatchObject({
      id: expect.any(String),
      name: 'chat é.png',
      size: 3,
      extension: 'png',
      mime_type: 'image/png',
      created_by: 'ann',
    })
  })

  test("is the default user's and is made again after a refusal", async () => {
    const app = await openApp({ mode: 'chat', refusals: [failing] })
    const file = { filename: 'a.txt', content: 'Ωmega', mimetype: 'text/plain' }
    const record = await uploadToApp(app.context, app.app_id, file)
    expect(record).toMatchObject({ size: 6, created_by: 'DEFAULT-USER' })
    expect((await app.seen())[1]).toMatchObject({ body: { file: { text: 'Ωmega' } } })
  })

  test('whose record tells only an id is of the kind that was sent', async () => {
    const body = { id: 'x', mime_type: null }
    const app = await openApp({ mode: 'chat', refusals: [{ status: 201, body }] })
    const options = { app_id: app.app_id, user: undefined, expires_in: null }
    const file = await createFile(app.context).upload('a.png', 'abc', 'image/png', options)
    expect(file).toMatchObject({ id: 'x', name: 'a.png', size: 3, type: 'image' })
  })

  test('that is refused is told as Dify tells it', async () => {
    const body = { code: 'unsupported_file_type', message: 'no', status: 415 }
    const app = await openApp({ mode: 'chat', refusals: [{ status: 415, body }] })
    const file = { filename: 'a.exe', content: '', mimetype: 'application/x-msdownload' }
    await expect(uploadToApp(app.context, app.app_id, file)).rejects.toThrow(
      'upload file failed, status code: 415, response: {"code":"unsupported_file_type"',
    )
  })
})

describe('a permission that is not given', () => {
  const manifest = {
    author: 'a',
    name: 'n',
    version: '1',
    permission: { tool: { enabled: true }, app: { enabled: false } },
  }
  const text = 'permission denied, you need to enable app access in plugin manifest'

  test('refuses every call to an app with the text of Dify, and asks nobody', async () => {
    const app = await openApp({ mode: 'chat' }, { manifest })
    await expect(ask(app)).rejects.toThrow(text)
    const events = app.apps.chat.invoke({ app_id: app.app_id, query: 'q', inputs: {} })
    await expect(events.next()).rejects.toThrow(text)
    await expect(app.apps.fetch_app(app.app_id)).rejects.toThrow(text)
    expect(await app.seen()).toEqual([])
  })
})

describe('arguments', () => {
  const apps = createApps(createContext({}))
  const call = { app_id: 'one', query: 'q', inputs: {} }

  test.each([
    [
      'an unknown one',
      () => apps.chat.invoke({ ...call, respone_mode: 'blocking' } as never),
      /app\.chat\.invoke\(\) got an unexpected argument "respone_mode"/,
    ],
    [
      'too many',
      () => apps.workflow.invoke(...(['one', {}, 'blocking', 'me', 1] as unknown as ['one', {}])),
      /app\.workflow\.invoke\(\) got an unexpected argument "5"/,
    ],
    [
      'a missing one',
      () => apps.chat.invoke({ app_id: 'one', inputs: {} } as never),
      /app\.chat\.invoke\(\) is missing its argument "query"/,
    ],
    [
      'a missing first one among named ones',
      () => apps.chat.invoke({ query: 'q', inputs: {} } as never),
      /app\.chat\.invoke\(\) is missing its argument "app_id"/,
    ],
    [
      'an app id that is not there',
      () => apps.completion.invoke(undefined as never, {}),
      /app\.completion\.invoke\(\) is missing its argument "app_id"/,
    ],
    [
      'a wrong mode',
      () => apps.chat.invoke({ ...call, response_mode: 'block' } as never),
      /takes response_mode "streaming" or "blocking", got "block"/,
    ],
  ])('of which there is %s are refused', async (_, invoke, message) => {
    await expect(async () => {
      await invoke()
    }).rejects.toThrow(message)
  })

  test('of a blocking call that are wrong reach a catch behind it', async () => {
    const caught = (error: unknown) => String(error)
    expect(await apps.completion.invoke('one', undefined as never).catch(caught)).toMatch(
      '"inputs"',
    )
    const chat = apps.chat.invoke({ app_id: 'one', inputs: {}, response_mode: 'blocking' } as never)
    expect(await (chat as unknown as Promise<unknown>).catch(caught)).toMatch('"query"')
  })

  test('that are null are as if not given', async () => {
    const app = await openApp({ mode: 'chat' })
    const nothing = { response_mode: null, conversation_id: null, user: null }
    const { app_id } = app
    for await (const _ of app.apps.chat.invoke({ app_id, query: 'q', inputs: {}, ...nothing }));
    expect((await app.seen())[0]).toMatchObject({
      body: { query: 'q', inputs: {}, response_mode: 'streaming', user: 'DEFAULT-USER' },
    })
  })

  test('by position go where Python puts them', async () => {
    const app = await openApp({ mode: 'chat' })
    const call = [app.app_id, 'q', { a: 1 }, 'streaming', '', 'ann'] as const
    for await (const _ of app.apps.chat.invoke(...call));
    expect((await app.seen())[0]).toMatchObject({
      body: { query: 'q', inputs: { a: 1 }, conversation_id: '', user: 'ann' },
    })
  })
})
