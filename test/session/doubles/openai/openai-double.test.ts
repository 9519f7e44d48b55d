import OpenAI from 'openai'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type OpenAi, startOpenAi, WRONG_KEY } from './start-openai.ts'

let double: OpenAi
let client: OpenAI

beforeAll(async () => {
  double = await startOpenAi()
  client = new OpenAI({ baseURL: double.url, apiKey: 'sk-test', maxRetries: 0 })
})
afterAll(() => double.close())

const chat = { model: 'gpt-4o', messages: [{ role: 'user', content: 'hello' }] } as const
const tools = ['weather', 'time'].map((name) => ({
  type: 'function' as const,
  function: { name, parameters: { type: 'object', properties: {} } },
}))

describe("OpenAI's own client takes the double for OpenAI", () => {
  test('in a whole chat completion', async () => {
    const { choices, usage } = await client.chat.completions.create({
      ...chat,
      messages: [...chat.messages],
    })
    expect(choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { content: 'Bonjour, 世界 🐈' },
    })
    expect(usage?.total_tokens).toBe(13)
  })

  test.each(['gpt-4o', 'split'])('in a streamed chat completion (%s)', async (model) => {
    const stream = client.chat.completions.stream({
      model,
      messages: [...chat.messages],
      stream_options: { include_usage: true },
    })
    expect(await stream.finalContent()).toBe('Bonjour, 世界 🐈')
    expect((await stream.totalUsage()).total_tokens).toBe(13)
  })

  test('in streamed tool calls', async () => {
    const stream = client.chat.completions.stream({ ...chat, messages: [...chat.messages], tools })
    const { tool_calls } = await stream.finalMessage()
    expect(tool_calls).toMatchObject([
      { id: 'call_1', function: { name: 'weather', arguments: '{"city":"東京"}' } },
      { id: 'call_2', function: { name: 'time', arguments: '{"city":"東京"}' } },
    ])
  })

  test('in embeddings, which it asks for in base64', async () => {
    const { data } = await client.embeddings.create({ model: 'e', input: ['ab', 'c'] })
    const sorted = data.toSorted((a, b) => a.index - b.index)
    expect(sorted.flatMap(({ embedding }) => embedding)).toEqual([2, 97, 1, 99])
  })

  test('in moderations', async () => {
    const { results } = await client.moderations.create({ model: 'm', input: 'I kill you' })
    expect(results[0]?.flagged).toBe(true)
  })

  test('in speech and transcriptions', async () => {
    const speech = await client.audio.speech.create({ model: 't', voice: 'alloy', input: 'hi' })
    expect(Buffer.from(await speech.arrayBuffer()).toString('latin1')).toBe('ÿûalloy:hi')
    const file = new File([new Uint8Array(5)], 'a.mp3')
    const { text } = await client.audio.transcriptions.create({ model: 'w', file })
    expect(text).toBe('a.mp3 of 5 bytes')
  })

  test('in errors', async () => {
    const wrong = new OpenAI({ baseURL: double.url, apiKey: WRONG_KEY, maxRetries: 0 })
    await expect(wrong.models.list()).rejects.toMatchObject({
      status: 401,
      code: 'invalid_api_key',
    })
    await expect(client.completions.create({ model: 'm', prompt: '' })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('in an error after the stream opened', async () => {
    const stream = client.chat.completions.stream({ model: 'error', messages: [...chat.messages] })
    await expect(stream.finalContent()).rejects.toThrow('the model fell over')
  })
})
