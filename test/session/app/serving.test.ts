import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { describe, expect, inject, test } from 'vitest'

import { createApp } from '../../../src/runtime/app.ts'
import { Endpoint } from '../../../src/runtime/endpoint.ts'
import { Response } from '../../../src/wrappers/response.ts'
import { createPlugin } from '../../runtime/fixture.ts'
import type { AppScript } from '../doubles/service-api/app-script.ts'
import { addApp } from './add-app.ts'
import { waitFor } from '../wait-for.ts'

/** A port of girls_talk of the Neko plugin: passes on what the app says. */
class Talk extends Endpoint {
  override _invoke(_r: unknown, values: Readonly<Record<string, unknown>>) {
    const app_id = String(values['app_id'])
    const events = this.session.app.chat.invoke({ app_id, query: 'hello', inputs: {} })
    const generate = async function* () {
      for await (const event of events) yield `data: ${JSON.stringify(event)}\n\n`
    }
    return new Response(generate(), { status: 200, content_type: 'text/event-stream' })
  }
}

/** A port of slack_bot: answers first and works on. */
class Slack extends Endpoint {
  override _invoke(_r: unknown, values: Readonly<Record<string, unknown>>) {
    const app_id = String(values['app_id'])
    const call = { app_id, query: 'hello', inputs: {}, response_mode: 'blocking' } as const
    this.session.wait_until(this.session.app.chat.invoke(call))
    return new Response('ok')
  }
}

const app = createApp(
  createPlugin([
    ['GET /talk/<app_id>', Talk],
    ['GET /slack/<app_id>', Slack],
  ]),
)

async function serve(path: string, script: AppScript, signal?: AbortSignal) {
  const { app_id, api_key, seen } = await addApp(script)
  const DIFY_APPS = { [app_id]: { api_key, base_url: inject('serviceApi') } }
  const execution = createExecutionContext()
  const request = new Request(`https://edge.example${path}${app_id}`, signal ? { signal } : {})
  const response = await app.fetch(request, { DIFY_APPS }, execution)
  return { response, seen, execution }
}

describe('a served answer', () => {
  test('passes the events on', async () => {
    const { response } = await serve('/talk/', { mode: 'chat' })
    expect(await response.text()).toMatch(/"answer":"Bonjour".+\n\ndata: .+"message_end"/s)
  })

  test('whose caller leaves ends the request to Dify and stops the task', async () => {
    const script: AppScript = { mode: 'chat', delivery: { hold_after: 2 } }
    const { response, seen, execution } = await serve('/talk/', script)
    const reader = response.body?.getReader()
    expect((await reader?.read())?.done).toBe(false)
    await reader?.cancel()
    await waitFor(async () => (await seen()).length === 2)
    await waitOnExecutionContext(execution)
    expect(await seen()).toMatchObject([
      { path: '/v1/chat-messages', ended: 'left' },
      { path: expect.stringMatching(/^\/v1\/chat-messages\/.+\/stop$/) },
    ])
  })

  test('goes on working after the answer, even if the caller has left', async () => {
    const caller = new AbortController()
    const script: AppScript = { mode: 'chat', delivery: { pause_ms: 50 } }
    const { response, seen, execution } = await serve('/slack/', script, caller.signal)
    expect(await response.text()).toBe('ok')
    caller.abort()
    await waitOnExecutionContext(execution)
    expect(await seen()).toMatchObject([{ path: '/v1/chat-messages', ended: 'complete' }])
  })
})
