import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { describe, expect, expectTypeOf, test } from 'vitest'

import type { SessionContext } from '../../src/session/session-context.ts'
import * as parts from '../../src/session/session-parts.ts'
import { createSession } from '../../src/session/session.ts'
import type { Session } from '../../src/session/session.ts'
import { bindings } from './bindings.ts'
import { createContext } from './create-context.ts'

describe('a session', () => {
  test('reads nothing of its request until a part is used', () => {
    const untouched = new Proxy({} as SessionContext, {
      get: (_, name) => {
        throw new Error(`${String(name)} was read`)
      },
    })
    expect(() => createSession(untouched, parts)).not.toThrow()
    expect(() => createSession(untouched, parts).env).toThrow('env was read')
  })

  test.each(['storage', 'app', 'model', 'file', 'tool', 'workflow_node'] as const)(
    'makes %s once',
    (part) => {
      const session = createSession(createContext({}), parts)
      expect(session[part]).toBe(session[part])
    },
  )

  test('gives the bindings as they are', () => {
    const env = { DB: bindings.DB, GREETING: 'hello' }
    expect(createSession(createContext(env), parts).env).toBe(env)
    expectTypeOf<Session['env']>().toEqualTypeOf<Cloudflare.Env>()
  })

  test('stores in D1', async () => {
    const session = createSession(createContext({ DB: bindings.DB }), parts)
    await session.storage.set('key', 'value')
    expectTypeOf(await session.storage.get('key')).toEqualTypeOf<Uint8Array>()
    expect(await session.storage.exist('key')).toBe(true)
  })
})

describe('wait_until', () => {
  test('lets the work go on after the answer', async () => {
    const ctx = createExecutionContext()
    const waitUntil = (promise: Promise<unknown>) => ctx.waitUntil(promise)
    const session = createSession(createContext({}, { waitUntil }), parts)
    let isDone = false
    const work = async () => {
      await scheduler.wait(20)
      isDone = true
    }
    session.wait_until(work())
    expect(isDone).toBe(false)
    await waitOnExecutionContext(ctx)
    expect(isDone).toBe(true)
  })

  test('logs an error with the request id, and it goes no further', async () => {
    const context = createContext({})
    const error = new Error('no answer')
    createSession(context, parts).wait_until(Promise.reject(error))
    await context.background()
    expect(context.logged).toEqual([
      { level: 'error', message: 'background work failed', request_id: 'request-1', error },
    ])
  })

  test.each<[string, unknown]>([
    ['a number', 5],
    ['nothing', undefined],
    ['a stream', (async function* () {})()],
  ])('takes a promise, not %s, and says so', (_, work) => {
    const session = createSession(createContext({}), parts)
    expect(() => session.wait_until(work as never)).toThrow(/takes a promise.+"blocking"/)
  })

  test('takes no function, and says so', () => {
    const session = createSession(createContext({}), parts)
    const work = async () => {}
    expect(() => session.wait_until(work as never)).toThrow(/call the function/)
  })
})

// A part that the build left out, and one that it kept for another of the manifest's permissions.
const manifest = { author: 'a', name: 'n', version: '1', permission: {} }
describe.each([
  ['left out', {}],
  ['kept', parts],
])('a part that the manifest denies and the build has %s', (_, built) => {
  const session = createSession(createContext({}, { manifest }), built)
  const MODEL = { provider: 'openai', model: 'gpt-4o', model_type: 'llm' }
  const inputs = {}

  test.each<[string, () => Promise<unknown>]>([
    ['storage', () => session.storage.get('key')],
    ['storage', () => session.storage.increment('key')],
    ['app', () => session.app.chat.invoke('1', 'q', inputs, 'blocking')],
    ['app', () => session.app.workflow.invoke({ app_id: '1', inputs })],
    ['app', () => session.app.fetch_app({ app_id: '1' })],
    ['llm', () => session.model.summary.invoke('text', 'briefly')],
    [
      'llm',
      () => session.model.llm.invoke({ model_config: MODEL, prompt_messages: [], stream: false }),
    ],
    ['speech2text', () => session.model.speech2text.invoke(MODEL, new Uint8Array())],
    ['text-embedding', () => session.model.text_embedding.invoke(MODEL, ['text'])],
  ])('rejects where %s access is missing, in the words of Dify', async (access, call) => {
    const caught = call().catch((error: unknown) => String(error))
    expect(await caught).toBe(
      `PermissionError: permission denied, you need to enable ${access} access in plugin manifest`,
    )
  })

  test.each<[string, () => AsyncGenerator]>([
    ['app', () => session.app.chat.invoke('1', 'q', inputs)],
    ['app', () => session.app.completion.invoke('1', inputs, 'streaming')],
    ['llm', () => session.model.llm.invoke(MODEL, [])],
    ['tts', () => session.model.tts.invoke(MODEL, 'text')],
  ])('fails with the first event of a stream where %s access is missing', async (access, call) => {
    const events = call()
    const message = `permission denied, you need to enable ${access} access in plugin manifest`
    await expect(events.next()).rejects.toThrow(message)
    await expect(async () => {
      for await (const event of call()) expect(event).toBe('none')
    }).rejects.toThrow(message)
    expect(await call().return('left')).toEqual({ done: true, value: 'left' })
  })

  test('is a value like any other', async () => {
    const give = async <T>(part: T): Promise<T> => part
    expect(await give(session.storage)).toBe(session.storage)
    expect((await give(session.app.chat)).invoke).toBeTypeOf('function')
    expect(() => JSON.stringify([session.storage, session.app, session.model])).not.toThrow()
  })
})
