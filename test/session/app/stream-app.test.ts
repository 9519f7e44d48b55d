import { describe, expect, test } from 'vitest'

import type { AppEvent } from '../../../src/session/app/app-events.ts'
import type { AppStream } from '../../../src/session/app/stream-app.ts'
import type { AppScript } from '../doubles/service-api/app-script.ts'
import { openApp } from './open-app.ts'
import type { OpenApp } from './open-app.ts'
import { waitFor } from '../wait-for.ts'

const ask = ({ apps, app_id }: OpenApp): AppStream =>
  apps.chat.invoke({ app_id, query: 'hello', inputs: {} })

async function gather(events: AppStream): Promise<AppEvent[]> {
  const gathered: AppEvent[] = []
  for await (const event of events) gathered.push(event)
  return gathered
}

const names = (events: readonly AppEvent[]): string[] => events.map(({ event }) => event)

describe('the events', () => {
  const deliveries: [string, AppScript['delivery']][] = [
    ['as whole events', {}],
    ['one byte at a time, which splits UTF-8 sequences and events', { piece: 1 }],
    ['seven bytes at a time, slowly', { piece: 7, pause_ms: 1 }],
    ['with CR LF at the ends of lines', { line_end: '\r\n', piece: 3 }],
    ['with CR at the ends of lines', { line_end: '\r', piece: 5 }],
    ['with keep-alives between them', { pings: true }],
  ]
  test.each(deliveries)('arrive as dicts %s', async (_, delivery = {}) => {
    const app = await openApp({ mode: 'chat', delivery })
    const events = await gather(ask(app))
    expect(names(events)).toEqual(['message', 'message', 'message', 'message_end'])
    const answers = events.map((event) => (event.event === 'message' ? event.answer : ''))
    expect(answers.join('')).toBe('Bonjour, 世界 🐈')
    expect(events[0]).toMatchObject({
      created_at: 1_679_586_595,
      conversation_id: expect.any(String),
    })
  })

  test('may be awaited before they are iterated', async () => {
    // oxlint-disable-next-line typescript/await-thenable -- what a port may write
    const events = await ask(await openApp({ mode: 'chat' }))
    expect(await gather(events)).toHaveLength(4)
  })

  test('arrive while the answer is still being written', async () => {
    const app = await openApp({ mode: 'chat', delivery: { hold_after: 1 } })
    const events = ask(app)
    expect((await events.next()).value).toMatchObject({ event: 'message', answer: 'Bonjour' })
    expect((await app.seen())[0]).toMatchObject({ ended: 'open' })
    await events.return()
  })

  test('are not asked for before the first is', async () => {
    const app = await openApp({ mode: 'chat' })
    ask(app)
    await ask(app).return()
    expect(await app.seen()).toEqual([])
  })

  test('give an error after the stream opened as a dict', async () => {
    const fails = { status: 400, code: 'provider_quota_exceeded', message: 'no quota' }
    const events = await gather(ask(await openApp({ mode: 'chat', fails })))
    expect(events.at(-1)).toMatchObject({ event: 'error', ...fails })
  })

  test('that this version does not know pass', async () => {
    const end = { event: 'message_end', task_id: 't', message_id: 'm', metadata: {} }
    const app = await openApp({ mode: 'chat', events: [{ event: 'brand_new', x: [1] }, end] })
    expect(await gather(ask(app))).toEqual([{ event: 'brand_new', x: [1] }, end])
  })

  test('leave out what is no dict, and pings that have data', async () => {
    const end = { event: 'message_end', task_id: 't', message_id: 'm', metadata: {} }
    const noise = ['data: "ping"\n\n', 'data: {"event":"ping"}\n\n', ': a comment\n\n', 'data:\n\n']
    const app = await openApp({ mode: 'chat', events: [...noise, end] })
    expect(await gather(ask(app))).toEqual([end])
  })

  test('of a last line without its blank line count', async () => {
    const end = 'data: {"event":"message_end","task_id":"t","message_id":"m","metadata":{}}'
    expect(await gather(ask(await openApp({ mode: 'chat', events: [end] })))).toHaveLength(1)
  })
})

describe('a stream that is cut', () => {
  const cuts = ['end', 'reset', 'inside'] as const
  test.each(cuts)('gives what came and then a clear error (%s)', async (how) => {
    const app = await openApp({ mode: 'chat', delivery: { cut: { after: 2, how } } })
    const events = ask(app)
    expect(names([await take(events), await take(events)])).toEqual(['message', 'message'])
    await expect(events.next()).rejects.toThrow(
      /^read app failed: the answer broke off before message_end, after 2 events: .+ \(app .+\)$/,
    )
    await app.context.background()
    expect(await app.seen()).toMatchObject([{}, { path: expect.stringMatching(/stop$/) }])
  })

  test.each(cuts)('after the closing event of a chatflow is whole (%s)', async (how) => {
    const app = await openApp({ mode: 'advanced-chat', delivery: { cut: { after: 5, how } } })
    expect(names(await gather(ask(app))).at(-1)).toBe('message_end')
  })

  test('before the workflow finished is not whole', async () => {
    const app = await openApp({ mode: 'workflow', delivery: { cut: { after: 4, how: 'end' } } })
    const { app_id } = app
    const events = app.apps.workflow.invoke({ app_id, inputs: {}, response_mode: 'streaming' })
    await expect(gather(events)).rejects.toThrow(
      'broke off before workflow_finished, after 4 events',
    )
  })

  test('inside its first event is not asked for again', async () => {
    const app = await openApp({ mode: 'chat', delivery: { cut: { after: 0, how: 'inside' } } })
    await expect(gather(ask(app))).rejects.toThrow('after 0 events')
    expect(await app.seen()).toHaveLength(1)
  })

  test('by an event that is not JSON tells so without repeating it', async () => {
    const app = await openApp({ mode: 'chat', events: ['data: <html>secret\n\n'] })
    await expect(gather(ask(app))).rejects.toThrow(/an event is not JSON \(app/)
  })
})

describe('leaving early', () => {
  const paths = {
    chat: '/v1/chat-messages/',
    completion: '/v1/completion-messages/',
    workflow: '/v1/workflows/tasks/',
  }
  test.each(['chat', 'completion', 'workflow'] as const)(
    'the loop ends the request and stops the task of a %s app for the same user',
    async (mode) => {
      const app = await openApp({ mode, delivery: { hold_after: 2 } })
      const call = { app_id: app.app_id, inputs: {}, user: 'eve', query: 'hello' }
      const { query: _, ...plain } = call
      const events =
        mode === 'chat'
          ? app.apps.chat.invoke(call)
          : app.apps[mode].invoke({ ...plain, response_mode: 'streaming' })
      let task = 'none'
      for await (const event of events) {
        if ('task_id' in event) task = String(event.task_id)
        break
      }
      await app.context.background()
      const [run, stop] = await app.seen()
      expect(run).toMatchObject({ ended: 'left', body: { user: 'eve' } })
      expect(stop).toMatchObject({
        method: 'POST',
        path: `${paths[mode]}${task}/stop`,
        body: { user: 'eve' },
      })
    },
  )

  test('ends a wait for the next event', async () => {
    const app = await openApp({ mode: 'chat', delivery: { hold_after: 1 } })
    const events = ask(app)
    await events.next()
    const waiting = events.next()
    await events.return()
    expect(await waiting).toEqual({ done: true, value: undefined })
    await app.context.background()
    expect(await app.seen()).toMatchObject([
      { ended: 'left' },
      { path: expect.stringMatching(/stop$/) },
    ])
  })

  test('by an error thrown in the loop stops the task and gives the error', async () => {
    const app = await openApp({ mode: 'chat', delivery: { hold_after: 1 } })
    const loop = async (): Promise<void> => {
      for await (const _ of ask(app)) throw new RangeError('mine')
    }
    await expect(loop()).rejects.toThrow(new RangeError('mine'))
    await app.context.background()
    expect(await app.seen()).toHaveLength(2)
  })

  test('with throw() gives the error back', async () => {
    const events = ask(await openApp({ mode: 'chat', delivery: { hold_after: 1 } }))
    await events.next()
    await expect(events.throw(new RangeError('mine'))).rejects.toThrow('mine')
  })

  test('after the closing event stops nothing', async () => {
    const app = await openApp({ mode: 'advanced-chat' })
    for await (const { event } of ask(app)) if (event === 'message_end') break
    await app.context.background()
    expect(await app.seen()).toHaveLength(1)
  })

  test.each(['streaming', 'blocking'] as const)(
    'a caller that goes away ends a %s call and stops its task',
    async (response_mode) => {
      const caller = new AbortController()
      const script: AppScript = { mode: 'chat', delivery: { hold_after: 1 } }
      const app = await openApp(script, { signal: caller.signal })
      const call = { app_id: app.app_id, query: 'hello', inputs: {}, response_mode }
      const answer = app.apps.chat.invoke(call)
      const events = 'next' in answer ? answer : undefined
      await events?.next()
      const waiting = events === undefined ? answer : events.next()
      const outcome = expect(waiting).rejects.toThrow('gone')
      await waitFor(async () => (await app.seen()).length === 1)
      // Until the first event came no task is known.
      await new Promise((resolve) => setTimeout(resolve, 300))
      caller.abort(new Error('gone'))
      await outcome
      await app.context.background()
      expect(await app.seen()).toMatchObject([
        { ended: 'left' },
        { path: expect.stringMatching(/stop$/) },
      ])
    },
  )

  test('a caller that is gone already is not asked for', async () => {
    const app = await openApp({ mode: 'chat' }, { signal: AbortSignal.abort(new Error('gone')) })
    await expect(ask(app).next()).rejects.toThrow('gone')
    expect(await app.seen()).toEqual([])
  })

  test('a stop that fails is logged, not thrown', async () => {
    const app = await openApp({
      mode: 'chat',
      delivery: { hold_after: 1 },
      refusals: [],
    })
    const { context, app_id } = app
    const events = ask(app)
    await events.next()
    const real = globalThis.fetch
    globalThis.fetch = () => Promise.resolve(new Response('no', { status: 404 }))
    await events.return()
    await context.background()
    globalThis.fetch = real
    expect(context.logged).toMatchObject([
      { level: 'warn', message: 'a task goes on at Dify', app_id, request_id: 'request-1' },
    ])
  })
})

async function take(events: AppStream): Promise<AppEvent> {
  const { value } = await events.next()
  if (value === undefined) throw new Error('the stream ended')
  return value
}
