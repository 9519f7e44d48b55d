import { env } from 'cloudflare:workers'
import { describe, expect, inject, test } from 'vitest'

import { createModels } from '../../../src/session/model/create-models.ts'
import type { Models } from '../../../src/session/model/create-models.ts'
import { addApp } from '../app/add-app.ts'
import { createContext } from '../create-context.ts'
import type { Refusal } from '../doubles/service-api/app-script.ts'
import { choose } from './open-models.ts'

const MODEL = choose('gpt-4o')

/** Opens a session on a provider whose one answer is scripted. */
async function openProvider(answer: Refusal, api_key = `sk-"${crypto.randomUUID()}`) {
  await addApp({ mode: 'chat', api_key, refusals: [answer] })
  const provider = { api_key, base_url: inject('serviceApi') }
  const MODEL_PROVIDERS = JSON.stringify({ [MODEL.provider]: provider })
  return { api_key, models: createModels(createContext({ MODEL_PROVIDERS })) }
}

const ask = ({ llm }: Models) =>
  llm.invoke({
    model_config: MODEL,
    prompt_messages: [{ role: 'user', content: 'q' }],
    stream: false,
  })
const speak = async ({ tts }: Models) => {
  for await (const piece of tts.invoke(MODEL, 'text')) expect(piece).toBe('none')
}
const embed = ({ text_embedding }: Models) => text_embedding.invoke(MODEL, ['a'])

const page: Refusal = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }
const json = { 'content-type': 'application/json' }
const stream = { 'content-type': 'Text/Event-Stream' }
const DOUBT = / in MODEL_PROVIDERS an OpenAI-compatible API\? \(provider/

describe('a provider that is none', () => {
  test.each<[string, Refusal, (models: Models) => Promise<unknown>, RegExp]>([
    [
      'answers a chat with a page',
      page,
      ask,
      /the answer is no event stream \(text\/html\); is http/,
    ],
    [
      'knows no such page',
      { ...page, status: 404 },
      ask,
      /404 respond with: a page of HTML; is http/,
    ],
    ['answers speech with a page', page, speak, /the answer is no audio \(text\/html\); is http/],
    ['answers speech with JSON', { status: 200, headers: json, body: {} }, speak, /no audio/],
  ])('because it %s is doubted', async (...[, answer, call, message]) => {
    const { models } = await openProvider(answer)
    await expect(call(models)).rejects.toThrow(message)
    const again = await openProvider(answer)
    await expect(call(again.models)).rejects.toThrow(DOUBT)
  })

  test('because it gives no numbers is no answer', async () => {
    const { models } = await openProvider({
      status: 200,
      headers: json,
      body: { data: [{ index: 0 }] },
    })
    await expect(embed(models)).rejects.toThrow('No response from text embedding')
  })

  test('because its key is wrong names the secret', async () => {
    const { models } = await openProvider({
      status: 401,
      body: { error: { code: 'invalid_api_key' } },
    })
    await expect(ask(models)).rejects.toThrow(
      'the "api_key" in MODEL_PROVIDERS was refused: set it again with "npx wrangler secret put MODEL_PROVIDERS"',
    )
  })
})

describe('a stream of a provider', () => {
  const line = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`
  const said = line({ choices: [{ delta: { content: 'Hi' }, finish_reason: 'stop' }] })

  test('never shows the key, also where the provider repeats it', async () => {
    const key = `sk-"${crypto.randomUUID()}`
    const body = line({ error: { message: `Incorrect API key provided: ${key}` } })
    const { models } = await openProvider({ status: 200, headers: stream, body }, key)
    const error: unknown = await ask(models).catch((reason: unknown) => reason)
    const text = [error, error instanceof Error ? error.cause : ''].map(String).join(' ')
    expect(text).toContain('Incorrect API key provided: ***')
    expect(text).not.toContain(key.slice(4))
  })

  test('that is cut inside its usage is whole', async () => {
    const body = `${said}data: {"choices":[],"usa`
    const { models } = await openProvider({ status: 200, headers: stream, body })
    expect((await ask(models)).message.content).toBe('Hi')
  })
})

test('a rerank whose top_n is null gives every document', async () => {
  const body = { results: [{ index: 0, relevance_score: 0.5 }] }
  const { models } = await openProvider({ status: 200, headers: json, body })
  const config = { ...MODEL, top_n: null, score_threshold: null }
  expect((await models.rerank.invoke(config, ['a'], 'q')).docs).toHaveLength(1)
})

describe('a schema', () => {
  const { AI } = env as { AI?: unknown }
  const { llm, llm_structured_output } = createModels(createContext({ AI }))
  const echo = choose('@cf/echo/inputs', 'cloudflare/workers-ai/workers-ai')
  const schema = { type: 'object', properties: { city: { type: 'string' } } }

  test('goes to Workers AI bare, and not for a stream', async () => {
    const call = { model_config: echo, prompt_messages: [], structured_output_schema: schema }
    const { structured_output } = await llm_structured_output.invoke({ ...call, stream: false })
    expect(structured_output).toMatchObject({
      stream: false,
      response_format: { type: 'json_schema', json_schema: schema },
    })
  })

  test('that is not JSON is told by its place', async () => {
    const completion_params = { response_format: 'json_schema', json_schema: '{"type": object}' }
    const call = llm.invoke({ ...echo, completion_params }, []).next()
    await expect(call).rejects.toThrow(
      '"json_schema" of completion_params is not valid JSON at line 1, column 10',
    )
  })
})
