import { describe, expect, test, vi } from 'vitest'

import { createFile } from '../../../src/session/file/create-file.ts'
import type { AppScript, Refusal } from '../doubles/service-api/app-script.ts'
import { openApp } from './open-app.ts'
import type { OpenApp } from './open-app.ts'
import { waitFor } from '../wait-for.ts'

const chat = ({ apps, app_id }: OpenApp) => apps.chat.invoke(app_id, 'hello', {}, 'blocking')
const answered = (refusal: Partial<Refusal>): AppScript => ({
  mode: 'chat',
  refusals: [{ status: 200, ...refusal }],
})
const STREAM = { 'content-type': 'text/event-stream' }
const half = '{"id":"'

/** Lets time pass, as soon as the double was asked, until the promise settles. */
async function settleLater(app: OpenApp, promise: Promise<unknown>): Promise<unknown> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const settled = promise.then(
    () => 'an answer',
    (error: unknown) => String(error),
  )
  try {
    for (let tries = 0; (await app.seen()).length === 0 && tries < 100; tries += 1) {
      await scheduler.wait(20)
    }
    // Until the head of the answer is here, another timer runs.
    await scheduler.wait(600)
    await vi.advanceTimersByTimeAsync(70_000)
    return await Promise.race([settled, scheduler.wait(1000).then(() => 'it hangs')])
  } finally {
    vi.useRealTimers()
  }
}

describe('a body that does not end', () => {
  const json = { headers: { 'content-type': 'application/json' }, body: half } as const

  test('is given up where parameters are due', async () => {
    const app = await openApp(answered({ ...json, after: 'silence' }))
    expect(await settleLater(app, app.apps.fetch_app(app.app_id))).toBe(
      `AppInvocationError: fetch app failed: the answer was given up, it did not end within 60 seconds (app ${app.app_id})`,
    )
    expect((await app.seen())[0]).toMatchObject({ ended: 'left' })
  })

  test('is given up where the record of an upload is due', async () => {
    const app = await openApp(answered({ ...json, status: 201, after: 'silence' }))
    const upload = createFile(app.context).upload('a.txt', 'a', 'text/plain', {
      app_id: app.app_id,
    })
    expect(await settleLater(app, upload)).toMatch(
      /^AppInvocationError: upload file failed: .+60 s/,
    )
  })

  test('is a refusal all the same, with what came of it', async () => {
    const app = await openApp(answered({ ...json, status: 400, after: 'silence' }))
    expect(await settleLater(app, chat(app))).toMatch(
      /status code: 400 respond with: \{"id":" \(app/,
    )
  })

  test('of a refusal is read no further than a log needs', async () => {
    const app = await openApp(answered({ status: 400, body: 'x'.repeat(64), after: 'more' }))
    await expect(chat(app)).rejects.toThrow(/respond with: x{4000} \(app/)
    await waitFor(async () => (await app.seen())[0]?.ended === 'left')
  })

  test('of JSON is given up where no memory would hold it', async () => {
    const app = await openApp(answered({ body: '{"a":"xxxxxxxxxxxxxxxxxxxxxxxxx', after: 'more' }))
    await expect(app.apps.fetch_app(app.app_id)).rejects.toThrow(
      'the answer was given up, it has more than 33554432 bytes',
    )
  })
})

describe('a stream that stays open after its closing event', () => {
  test('of a chat ends a few seconds later', async () => {
    const app = await openApp({ mode: 'chat', delivery: { hold_after: 4 } })
    expect((await chat(app)).answer).toBe('Bonjour, 世界 🐈')
    await app.context.background()
    await waitFor(async () => (await app.seen())[0]?.ended === 'left')
    expect(await app.seen()).toHaveLength(1)
  })

  test('of a workflow ends at once', async () => {
    const app = await openApp({ mode: 'workflow', delivery: { hold_after: 5 } })
    const begun = Date.now()
    const { data } = await app.apps.workflow.invoke(app.app_id, {})
    expect(data.status).toBe('succeeded')
    expect(Date.now() - begun).toBeLessThan(2000)
  })

  test('of a failure ends at once', async () => {
    const fails = { status: 400, code: 'invalid_param', message: 'no' }
    const app = await openApp({ mode: 'chat', fails, delivery: { hold_after: 4 } })
    const begun = Date.now()
    await expect(chat(app)).rejects.toThrow('invalid_param')
    expect(Date.now() - begun).toBeLessThan(2000)
  })
})

describe('an answer that is given up', () => {
  test('stops its task, which may go on', async () => {
    const started = { event: 'workflow_started', task_id: 't 1', workflow_run_id: 'r', data: {} }
    const app = await openApp({ mode: 'chat', events: [started, 'data: <html>\n\n'] })
    await expect(chat(app)).rejects.toThrow('an event is not JSON')
    await app.context.background()
    expect(await app.seen()).toMatchObject([{}, { path: '/v1/chat-messages/t%201/stop' }])
  })
})

describe('a key is never repeated', () => {
  const said = (message: string): string => JSON.stringify({ code: 'unauthorized', message })
  const event = (data: unknown): Refusal => ({
    status: 200,
    headers: STREAM,
    body: `data: ${JSON.stringify(data)}\n\n`,
  })
  const failed = { event: 'workflow_finished', task_id: 't', message_id: 'm', created_at: 1 }

  test.each<[string, (key: string) => Refusal]>([
    ['a refusal', (key) => ({ status: 401, body: said(`bad ${key}`) })],
    ['a refusal as in a URL', (key) => ({ status: 401, body: said(encodeURIComponent(key)) })],
    [
      'a redirect',
      (key) => ({ status: 307, headers: { location: `/?k=${encodeURIComponent(key)}` } }),
    ],
    ['an error event', (key) => event({ event: 'error', status: 400, code: 'c', message: key })],
    [
      'a failed workflow',
      (key) => event({ ...failed, data: { status: 'failed', error: `bad ${key}` } }),
    ],
    ['a content type', (key) => ({ status: 200, headers: { 'content-type': `text/${key}` } })],
  ])('in what is thrown for %s', async (_, refuse) => {
    const key = `app-"a\\b+c/d=${crypto.randomUUID()}`
    const app = await openApp({ mode: 'chat', api_key: key, refusals: [refuse(key)] })
    const error: unknown = await chat(app).catch((reason: unknown) => reason)
    if (!(error instanceof Error)) throw new Error('nothing was thrown')
    const text = [error, JSON.stringify(error), error.cause].map(String).join(' ')
    expect(text).toContain('***')
    for (const spelling of [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)]) {
      expect(text).not.toContain(spelling)
    }
  })
})

describe('arguments that JSON does not have', () => {
  test('are digits where they are integers beyond what is exact', async () => {
    const app = await openApp({ mode: 'workflow' })
    await app.apps.workflow.invoke(app.app_id, { id: 10n ** 3n, text: '1' })
    expect((await app.seen())[0]).toMatchObject({ body: { inputs: { id: 1000, text: '1' } } })
  })

  test('are told as such and not asked for again', async () => {
    const app = await openApp({ mode: 'workflow' })
    const inputs: Record<string, unknown> = {}
    inputs['self'] = inputs
    const call = app.apps.workflow.invoke(app.app_id, inputs)
    await expect(call).rejects.toThrow(/^invoke app failed: an argument cannot be sent as JSON: /)
    await expect(call).rejects.toBeInstanceOf(TypeError)
    expect(await app.seen()).toEqual([])
  })
})
