import { describe, expect, test } from 'vitest'

import type { LLMResultChunk } from '../../../src/session/model/llm-chunk.ts'
import type { PromptMessage } from '../../../src/session/model/llm-message.ts'
import type { LLMStream } from '../../../src/session/model/stream-llm.ts'
import { waitFor } from '../wait-for.ts'
import { choose, openModels } from './open-models.ts'

const prompt_messages: PromptMessage[] = [{ role: 'user', content: 'hello' }]
const tools = ['weather', 'time'].map((name) => ({
  name,
  description: `the ${name}`,
  parameters: { type: 'object', properties: {} },
}))
const ANSWER = 'Bonjour, 世界 🐈'
const CLOUDFLARE = 'cloudflare/workers-ai/workers-ai'

async function gather(chunks: LLMStream): Promise<LLMResultChunk[]> {
  const gathered: LLMResultChunk[] = []
  for await (const chunk of chunks) gathered.push(chunk)
  return gathered
}

const join = (chunks: readonly LLMResultChunk[]): string =>
  chunks.map(({ delta }) => delta.message.content).join('')

const openAi = (model: string) => choose(model)
const workersAi = (model: string) => choose(model, CLOUDFLARE)

describe('a streamed answer', () => {
  test('comes in chunks of the shape that the SDK gives, with usage in the last', async () => {
    const { models } = openModels()
    const chunks = await gather(
      models.llm.invoke({ model_config: openAi('gpt-4o'), prompt_messages }),
    )
    expect(chunks[0]).toEqual({
      model: 'gpt-4o',
      prompt_messages: [],
      system_fingerprint: '',
      delta: {
        index: 0,
        message: {
          role: 'assistant',
          content: 'Bonjour',
          name: '',
          tool_calls: [],
          tool_call_id: '',
        },
        usage: null,
        finish_reason: null,
      },
    })
    expect(chunks.map(({ delta }) => delta.index)).toEqual([0, 1, 2, 3])
    expect(chunks.at(-1)?.delta).toMatchObject({
      message: { content: '', tool_calls: [] },
      finish_reason: 'stop',
      usage: {
        prompt_tokens: 9,
        prompt_unit_price: '0',
        prompt_price_unit: '0',
        prompt_price: '0',
        completion_tokens: 4,
        completion_unit_price: '0',
        completion_price_unit: '0',
        completion_price: '0',
        total_tokens: 13,
        total_price: '0',
        currency: 'USD',
        latency: expect.any(Number),
      },
    })
  })

  test.each([
    ["OpenAI's", openAi('gpt-4o'), 13],
    ["OpenAI's in single bytes", openAi('split'), 13],
    ["OpenAI's without usage, which is then estimated", openAi('no-usage'), 7],
    ["OpenAI's where the model does not stream", openAi('no-stream'), 13],
    ['the older one of Workers AI', workersAi('@cf/meta/llama-3.1-8b-instruct'), 13],
    ['the newer one of Workers AI', workersAi('@cf/openai/gpt-oss-120b'), 13],
    [
      'the older one of Workers AI where the model does not stream',
      workersAi('@cf/whole/older'),
      13,
    ],
  ])('is read in %s dialect', async (_, model_config, total_tokens) => {
    const chunks = await gather(openModels().models.llm.invoke(model_config, prompt_messages))
    expect(join(chunks)).toBe(ANSWER)
    expect(chunks.filter(({ delta }) => delta.usage !== null)).toHaveLength(1)
    expect(chunks.at(-1)?.delta).toMatchObject({ finish_reason: 'stop', usage: { total_tokens } })
  })

  test('has its tool calls, merged, in the last chunk', async () => {
    const { models } = openModels()
    const chunks = await gather(models.llm.invoke(openAi('gpt-4o'), prompt_messages, tools))
    expect(chunks).toHaveLength(1)
    expect(chunks[0]?.delta).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        tool_calls: [
          {
            id: 'call_1',
            type: 'function',
            function: { name: 'weather', arguments: '{"city":"東京"}' },
          },
          {
            id: 'call_2',
            type: 'function',
            function: { name: 'time', arguments: '{"city":"東京"}' },
          },
        ],
      },
    })
  })

  test('has the arguments of older Workers AI models as JSON, and an id to answer to', async () => {
    const { models } = openModels()
    const [chunk] = await gather(
      models.llm.invoke(workersAi('@cf/older/tools'), prompt_messages, tools),
    )
    expect(chunk?.delta).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        tool_calls: [
          {
            id: expect.stringMatching(/^call_.{36}$/),
            type: 'function',
            function: { name: 'weather', arguments: '{"city":"東京"}' },
          },
        ],
      },
    })
  })

  test.each([openAi('cut'), workersAi('@cf/cut/older')])(
    'that breaks off is an error after what came',
    async (model_config) => {
      const chunks = openModels().models.llm.invoke(model_config, prompt_messages)
      await chunks.next()
      await expect(chunks.next()).rejects.toThrow(
        `read llm model failed: the answer broke off before its end (provider ${model_config.provider}, model ${model_config.model})`,
      )
    },
  )

  test('that fails in the middle tells why', async () => {
    const chunks = openModels().models.llm.invoke(openAi('error'), prompt_messages)
    await expect(gather(chunks)).rejects.toMatchObject({
      name: 'ModelInvocationError',
      message: expect.stringMatching(/^read llm model failed: .*the model fell over/),
    })
  })

  test('that is left ends the request', async () => {
    const { models, seen } = openModels()
    for await (const _ of models.llm.invoke(openAi('hold'), prompt_messages)) break
    const chunks = models.llm.invoke(openAi('hold'), prompt_messages)
    await chunks.next()
    const waiting = chunks.next()
    await chunks.return()
    expect(await waiting).toEqual({ done: true, value: undefined })
    await waitFor(async () => (await seen()).filter(({ ended }) => ended === 'left').length === 2)
  })

  test('ends with the caller', async () => {
    const caller = new AbortController()
    const { models, seen } = openModels({ signal: caller.signal })
    const chunks = models.llm.invoke(openAi('hold'), prompt_messages)
    await chunks.next()
    const waiting = expect(chunks.next()).rejects.toThrow('gone')
    caller.abort(new Error('gone'))
    await waiting
    await waitFor(async () => (await seen())[0]?.ended === 'left')
  })
})

describe('a whole answer', () => {
  test('is what the SDK joins', async () => {
    const { models, seen } = openModels()
    const model_config = openAi('gpt-4o')
    expect(await models.llm.invoke({ model_config, prompt_messages, stream: false })).toMatchObject(
      {
        model: 'gpt-4o',
        prompt_messages: [],
        message: { role: 'assistant', content: ANSWER, tool_calls: [] },
        usage: { total_tokens: 13 },
        system_fingerprint: null,
      },
    )
    expect(await seen()).toMatchObject([{ body: { stream: true } }])
  })

  test('has the tool calls', async () => {
    const result = await openModels().models.llm.invoke(
      openAi('m'),
      prompt_messages,
      tools,
      null,
      false,
    )
    expect(result.message.tool_calls).toHaveLength(2)
  })

  test('of a model in JSON mode is JSON', async () => {
    const model_config = workersAi('@cf/whole/json')
    const { message } = await openModels().models.llm.invoke({
      model_config,
      prompt_messages,
      stream: false,
    })
    expect(message.content).toBe('{"city":"東京"}')
  })
})

describe('the request', () => {
  test('has the completion parameters, without empty ones, and the stop of the call', async () => {
    const { models, seen } = openModels()
    const model_config = {
      ...openAi('gpt-4o'),
      completion_params: {
        temperature: 0,
        top_p: null,
        stop: ['a'],
        response_format: 'json_object',
      },
    }
    await models.llm.invoke({ model_config, prompt_messages, stop: ['b'], stream: false })
    expect((await seen())[0]?.body).toEqual({
      model: 'gpt-4o',
      messages: [{ role: 'user', content: 'hello' }],
      temperature: 0,
      stop: ['b'],
      response_format: { type: 'json_object' },
      stream: true,
      stream_options: { include_usage: true },
    })
  })

  test('has messages and tools as OpenAI takes them', async () => {
    const { models, seen } = openModels()
    const calls = [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }]
    const messages: PromptMessage[] = [
      { role: 'system', content: 'be brief', name: '' },
      {
        role: 'user',
        name: 'ann',
        content: [
          { type: 'text', data: 'look' },
          {
            type: 'image',
            format: 'png',
            mime_type: 'image/png',
            base64_data: 'AAA=',
            detail: 'low',
          },
          { type: 'image', url: 'https://files.example/a.png' },
          { type: 'audio', format: 'mp3', base64_data: 'BBB=' },
          { type: 'document', format: 'pdf', mime_type: 'application/pdf', base64_data: 'CCC=' },
          { type: 'video', url: 'https://files.example/a.mp4' },
        ],
      },
      { role: 'assistant', content: null, tool_calls: calls },
      { role: 'tool', content: '21', tool_call_id: 'c', tool_calls: [] },
    ]
    await gather(models.llm.invoke(openAi('gpt-4o'), messages, tools.slice(0, 1)))
    expect((await seen())[0]?.body).toMatchObject({
      messages: [
        { role: 'system', content: 'be brief' },
        {
          role: 'user',
          name: 'ann',
          content: [
            { type: 'text', text: 'look' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAA=', detail: 'low' } },
            { type: 'image_url', image_url: { url: 'https://files.example/a.png' } },
            { type: 'input_audio', input_audio: { data: 'BBB=', format: 'mp3' } },
            {
              type: 'file',
              file: { file_data: 'data:application/pdf;base64,CCC=', filename: 'file.pdf' },
            },
            { type: 'video_url', video_url: { url: 'https://files.example/a.mp4' } },
          ],
        },
        { role: 'assistant', content: '', tool_calls: calls },
        { role: 'tool', content: '21', tool_call_id: 'c' },
      ],
      tools: [
        {
          type: 'function',
          function: {
            name: 'weather',
            description: 'the weather',
            parameters: tools[0]?.parameters,
          },
        },
      ],
    })
  })

  test('to Workers AI has the same', async () => {
    const { models } = openModels()
    const model_config = workersAi('@cf/echo/inputs')
    const { message } = await models.llm.invoke(model_config, prompt_messages, tools, ['x'], false)
    expect(JSON.parse(message.content)).toMatchObject({
      messages: [{ role: 'user', content: 'hello' }],
      temperature: 0.7,
      stop: ['x'],
      stream: true,
      tools: [{ type: 'function' }, { type: 'function' }],
    })
  })
})

describe('wrong arguments', () => {
  const { models } = openModels()
  const config = openAi('m')

  test.each([
    ['llm', { model_config: config, stream: false }, 'prompt_messages'],
    ['llm', { prompt_messages, stream: false }, 'model_config'],
    ['llm_structured_output', { model_config: config, stream: false }, 'prompt_messages'],
    [
      'llm_structured_output',
      { model_config: config, prompt_messages, stream: false },
      'structured_output_schema',
    ],
  ] as const)(
    'of a call that gives a whole answer reach a catch behind it (%s, $2)',
    async (kind, call, missing) => {
      const answer = models[kind].invoke(call as never) as unknown as Promise<unknown>
      await expect(answer.catch((error: unknown) => String(error))).resolves.toBe(
        `TypeError: model.${kind}.invoke() is missing its argument "${missing}"`,
      )
    },
  )

  test('by position do as well', async () => {
    const { llm, llm_structured_output: structured } = models
    const nothing = undefined as never
    await expect(llm.invoke(config, nothing, null, null, false)).rejects.toThrow(TypeError)
    await expect(
      structured.invoke(config, prompt_messages, nothing, null, null, false),
    ).rejects.toThrow(TypeError)
    const many = [config, prompt_messages, null, null, false, 1] as const
    await expect(llm.invoke(...(many as never as [never, [], [], [], false]))).rejects.toThrow(
      'an unexpected argument "6"',
    )
  })

  test('of a call that streams are told at once, as in Python', () => {
    const { llm, llm_structured_output: structured } = models
    expect(() => llm.invoke(config, undefined as never)).toThrow('"prompt_messages"')
    expect(() => llm.invoke({ model_config: config, prompt_messages, steam: 1 } as never)).toThrow(
      'an unexpected argument "steam"',
    )
    expect(() => structured.invoke(config, prompt_messages, undefined as never)).toThrow(
      '"structured_output_schema"',
    )
  })
})

describe('structured output', () => {
  const structured_output_schema = { type: 'object', properties: { city: { type: 'string' } } }

  test('comes whole, as the object that the schema asks for', async () => {
    const { models, seen } = openModels()
    const call = { model_config: openAi('gpt-4o'), prompt_messages, structured_output_schema }
    const result = await models.llm_structured_output.invoke({ ...call, stream: false })
    expect(result).toMatchObject({
      structured_output: { city: '東京' },
      message: { content: '{"city":"東京"}' },
      usage: { total_tokens: 13 },
    })
    expect((await seen())[0]?.body).toMatchObject({
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'structured_output', schema: structured_output_schema },
      },
    })
  })

  test('comes with the last of the chunks', async () => {
    const { models } = openModels()
    const outputs: unknown[] = []
    const call = { model_config: openAi('gpt-4o'), prompt_messages, structured_output_schema }
    for await (const chunk of models.llm_structured_output.invoke(call)) {
      outputs.push(chunk.structured_output)
    }
    expect(outputs).toEqual([null, null, { city: '東京' }])
  })

  test('that is no object is an error', async () => {
    const { models } = openModels()
    const call = {
      model_config: workersAi('@cf/whole/older'),
      prompt_messages,
      structured_output_schema,
      stream: false,
    } as const
    await expect(models.llm_structured_output.invoke(call)).rejects.toThrow(
      'invoke llm with structured output model failed: the answer is not a JSON object',
    )
  })

  test('that is left ends the request', async () => {
    const { models, seen } = openModels()
    const call = { model_config: openAi('hold'), prompt_messages, structured_output_schema }
    const chunks = models.llm_structured_output.invoke(call)
    await chunks.next()
    const waiting = chunks.next()
    await chunks.return()
    expect(await waiting).toEqual({ done: true, value: undefined })
    await waitFor(async () => (await seen())[0]?.ended === 'left')
  })
})
