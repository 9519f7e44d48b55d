import { describe, expect, inject, test } from 'vitest'

import type { AppInvocationError } from '../../../src/session/app/app-error.ts'
import type { AppScript } from '../doubles/service-api/app-script.ts'
import { openApp } from './open-app.ts'
import type { OpenApp } from './open-app.ts'

const ANSWER = 'Bonjour, 世界 🐈'
const chat = ({ apps, app_id }: OpenApp) => apps.chat.invoke(app_id, 'hello', {}, 'blocking')
const run = ({ apps, app_id }: OpenApp) => apps.workflow.invoke({ app_id, inputs: { a: 1 } })

/** What the double's own blocking mode gives. */
async function askBlocking(app: OpenApp, path: string): Promise<unknown> {
  const response = await fetch(inject('serviceApi') + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.api_key}` },
    body: JSON.stringify({ query: 'hello', inputs: {}, user: 'DEFAULT-USER' }),
  })
  return response.json()
}

const IDS = /^(?:id|task_id|message_id|conversation_id|workflow_run_id)$/
const withoutIds = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) =>
    IDS.test(key) ? typeof value : value,
  )

describe('a whole answer', () => {
  test.each(['chat', 'advanced-chat'] as const)('of a %s app is what Dify gives', async (mode) => {
    const app = await openApp({ mode })
    const answer = await chat(app)
    expect(withoutIds(answer)).toEqual(withoutIds(await askBlocking(app, '/chat-messages')))
    expect(answer).toMatchObject({ event: 'message', mode, answer: ANSWER, id: answer.message_id })
  })

  test('of a completion app is what Dify gives', async () => {
    const app = await openApp({ mode: 'completion' })
    const answer = await app.apps.completion.invoke({ app_id: app.app_id, inputs: {} })
    expect(withoutIds(answer)).toEqual(withoutIds(await askBlocking(app, '/completion-messages')))
  })

  test('of a workflow is what Dify gives', async () => {
    const app = await openApp({ mode: 'workflow' })
    const answer = await run(app)
    expect(withoutIds(answer)).toEqual(withoutIds(await askBlocking(app, '/workflows/run')))
    expect(answer.data.outputs).toEqual({ text: ANSWER })
  })

  test('is streamed from Dify, whatever the caller asked for', async () => {
    const app = await openApp({ mode: 'workflow' })
    await run(app)
    expect(await app.seen()).toMatchObject([
      { path: '/v1/workflows/run', body: { response_mode: 'streaming', inputs: { a: 1 } } },
    ])
  })

  test.each([
    ['joins the parts of an agent', { mode: 'agent-chat' }, ANSWER],
    ['takes the closing message of a new agent for the whole', { mode: 'agent' }, ANSWER],
    ['is what moderation put in its place', { mode: 'chat', replaced_by: 'No.' }, 'No.'],
    [
      'of an agent is what moderation put in its place',
      { mode: 'agent-chat', replaced_by: 'No.' },
      'No.',
    ],
    ['takes the older closing order', { mode: 'advanced-chat', finishes_first: true }, ANSWER],
  ] satisfies [string, AppScript, string][])('%s', async (_, script, answer) => {
    const got = await chat(await openApp(script))
    expect(got).toMatchObject({ mode: script.mode, answer })
    expect(got.metadata.usage?.total_tokens).toBe(1161)
  })
})

describe('a failure', () => {
  const fails = { status: 400, code: 'invalid_param', message: 'bad "input"' }

  test('in the stream of a chat is thrown as Dify throws it', async () => {
    const app = await openApp({ mode: 'chat', fails })
    const error = await chat(app).catch((error: unknown) => error as AppInvocationError)
    expect(error).toMatchObject({
      name: 'AppInvocationError',
      message: `invoke app failed: request failed with status code: 400 respond with: {"code":"invalid_param","message":"bad \\"input\\"","status":400} (app ${app.app_id})`,
      app_id: app.app_id,
      status: 400,
      code: 'invalid_param',
    })
  })

  test('of a chatflow is its error event', async () => {
    await expect(chat(await openApp({ mode: 'advanced-chat', fails }))).rejects.toThrow(
      'status code: 400 respond with: {"code":"invalid_param"',
    )
  })

  test('of a chatflow without an error event is the reason of its workflow', async () => {
    const event = {
      event: 'workflow_finished',
      task_id: 't',
      workflow_run_id: 'w',
      data: { status: 'failed', error: 'node x failed', outputs: {} },
    }
    const app = await openApp({ mode: 'advanced-chat', events: [event] })
    await expect(chat(app)).rejects.toThrow('invoke app failed: node x failed (app')
  })

  test('of a workflow is told by its status, as in Dify', async () => {
    const { data } = await run(await openApp({ mode: 'workflow', fails }))
    expect(data).toMatchObject({ status: 'failed', error: 'bad "input"', outputs: {} })
  })

  test('to be answered by a human is told by the status of a workflow', async () => {
    const { data } = await run(await openApp({ mode: 'workflow', pauses: true }))
    expect(data.status).toBe('paused')
  })

  test('to be answered by a human is an error of a chatflow', async () => {
    const app = await openApp({ mode: 'advanced-chat', pauses: true })
    await expect(chat(app)).rejects.toThrow('the workflow waits for a human')
  })

  test.each(['end', 'reset', 'inside'] as const)(
    'to arrive whole is an error (%s)',
    async (how) => {
      const app = await openApp({ mode: 'chat', delivery: { cut: { after: 3, how } } })
      await expect(chat(app)).rejects.toThrow(
        'the answer broke off before message_end, after 3 events',
      )
    },
  )

  test('to answer at all is an error', async () => {
    const events = [{ event: 'message_end' }]
    await expect(chat(await openApp({ mode: 'chat', events }))).rejects.toThrow(
      'No response from chat',
    )
  })

  test('to find the conversation carries status and code', async () => {
    const app = await openApp({ mode: 'chat' })
    const call = { app_id: app.app_id, query: 'q', inputs: {}, response_mode: 'blocking' } as const
    const { conversation_id } = await app.apps.chat.invoke({ ...call, user: 'ann' })
    const again = await app.apps.chat.invoke({ ...call, user: 'ann', conversation_id })
    expect(again.conversation_id).toBe(conversation_id)
    await expect(
      app.apps.chat.invoke({ ...call, user: 'bob', conversation_id }),
    ).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
    })
  })
})
