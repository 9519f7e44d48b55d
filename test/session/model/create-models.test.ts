import { describe, expect, inject, test } from 'vitest'

import { createModels } from '../../../src/session/model/create-models.ts'
import { createContext } from '../create-context.ts'
import { choose, openModels } from './open-models.ts'

const CLOUDFLARE = 'cloudflare/workers-ai/workers-ai'
const { models } = openModels()

const readText = async (audio: AsyncIterable<Uint8Array>): Promise<string> => {
  let text = ''
  for await (const piece of audio) text += String.fromCharCode(...piece)
  return text
}

describe('text_embedding', () => {
  test.each([
    ['OpenAI', choose('text-embedding-3'), 7],
    ['Workers AI', choose('@cf/baai/bge-m3', CLOUDFLARE), 2],
  ])('gives an embedding for each text in their order from %s', async (_, config, tokens) => {
    const result = await models.text_embedding.invoke(config, ['ab', '世'], 'document')
    expect(result).toEqual({
      model: config.model,
      embeddings: [
        [2, 97],
        [1, 0x4e16],
      ],
      usage: {
        tokens,
        total_tokens: tokens,
        unit_price: '0',
        price_unit: '0',
        total_price: '0',
        currency: 'USD',
        latency: expect.any(Number),
      },
    })
  })

  test('asks Workers AI for a hundred texts at a time', async () => {
    const texts = Array.from({ length: 250 }, (_, index) => 'x'.repeat(index))
    const model_config = choose('@cf/baai/bge-m3', CLOUDFLARE)
    const { embeddings } = await models.text_embedding.invoke({ model_config, texts })
    expect(embeddings.map(([length]) => length)).toEqual(texts.map(({ length }) => length))
  })
})

describe('rerank', () => {
  const docs = ['dogs', 'cats and mice', 'cats']

  test.each([
    ['OpenAI-like', choose('rerank'), [1, 1, 0]],
    ['Workers AI', choose('@cf/baai/bge-reranker-base', CLOUDFLARE), [0.9, 0.9, 0.1]],
  ])(
    'gives the documents best first, with their places in the call (%s)',
    async (_, config, scores) => {
      expect(await models.rerank.invoke(config, docs, 'cats')).toEqual({
        model: config.model,
        docs: [
          { index: 1, text: 'cats and mice', score: scores[0] },
          { index: 2, text: 'cats', score: scores[1] },
          { index: 0, text: 'dogs', score: scores[2] },
        ],
      })
    },
  )

  test('leaves out what is below the threshold or past top_n', async () => {
    const model_config = { ...choose('rerank'), score_threshold: 0.5, top_n: 1 }
    const result = await models.rerank.invoke({ model_config, docs, query: 'cats' })
    expect(result.docs).toEqual([{ index: 1, text: 'cats and mice', score: 1 }])
  })
})

describe('moderation', () => {
  test.each([
    choose('omni-moderation-latest'),
    choose('@cf/meta/llama-guard-3-8b', CLOUDFLARE),
    choose('@cf/guard/json', CLOUDFLARE),
  ])('tells whether a text is flagged ($model)', async (model_config) => {
    expect(await models.moderation.invoke(model_config, 'I kill you')).toBe(true)
    expect(await models.moderation.invoke({ model_config, text: 'I like you' })).toBe(false)
  })

  test('without a verdict is an error, never an all-clear', async () => {
    const config = choose('@cf/whole/nothing', CLOUDFLARE)
    await expect(models.moderation.invoke(config, 'x')).rejects.toThrow(
      'invoke moderation model failed',
    )
  })
})

describe('tts', () => {
  test.each([
    ['OpenAI', { ...choose('tts-1'), voice: 'alloy' }, 'ÿûalloy:hi'],
    ['melotts', { ...choose('@cf/myshell-ai/melotts', CLOUDFLARE), language: 'en-US' }, 'en:hi'],
    ['aura', { ...choose('@cf/deepgram/aura-1', CLOUDFLARE), voice: 'luna' }, 'luna:hi'],
  ])('gives bytes from %s', async (_, model_config, text) => {
    expect(await readText(models.tts.invoke(model_config, 'hi'))).toBe(text)
    expect(await readText(models.tts.invoke({ model_config, content_text: 'hi' }))).toBe(text)
  })
})

describe('speech2text', () => {
  const bytes = new Uint8Array(70_000)

  test.each([
    [choose('whisper-1'), 'temp.mp3 of 70000 bytes'],
    [choose('@cf/openai/whisper', CLOUDFLARE), '70000 numbers'],
    [choose('@cf/openai/whisper-large-v3-turbo', CLOUDFLARE), '70000 bytes of base64'],
  ])('gives the text ($0.model)', async (model_config, text) => {
    expect(await models.speech2text.invoke(model_config, bytes)).toBe(text)
    expect(await models.speech2text.invoke({ model_config, file: new Blob([bytes]) })).toBe(text)
  })
})

describe('summary', () => {
  test('gives a short text back and tells what to do with a long one', async () => {
    expect(await models.summary.invoke('short', 'sum up')).toBe('short')
    await expect(models.summary.invoke('long', 'sum up', 4)).rejects.toThrow(
      'not reachable outside Dify',
    )
  })
})

describe('a provider', () => {
  const api_key = 'sk-secret'
  const base_url = inject('openai')
  const embed = (
    providers: unknown,
    config: { provider: string; model: string },
    rest: object = {},
  ) => {
    const MODEL_PROVIDERS = typeof providers === 'string' ? providers : JSON.stringify(providers)
    return createModels(createContext({ MODEL_PROVIDERS, ...rest })).text_embedding.invoke(config, [
      'a',
    ])
  }

  test.each([
    ['by its full name', 'langgenius/openai/openai', 'langgenius/openai/openai'],
    ["by Dify's short name", 'openai', 'langgenius/openai/openai'],
    ['by a short name for the full one', 'langgenius/openai/openai', 'openai'],
    ['with a model of Workers AI by its own endpoint', 'openai', 'openai', '@cf/x/y'],
  ])('is found %s', async (...[, key, provider, model = 'e']) => {
    const providers = { other: { base_url: 'https://no.example' }, [key]: { base_url, api_key } }
    expect(await embed(providers, { provider, model })).toMatchObject({ embeddings: [[1, 97]] })
  })

  test('may give its models other names', async () => {
    const providers = { openai: { base_url, api_key, models: { mine: 'theirs', same: '' } } }
    expect(await embed(providers, { provider: 'openai', model: 'mine' })).toMatchObject({
      model: 'mine',
    })
    expect(await embed(providers, { provider: 'openai', model: 'same' })).toMatchObject({
      model: 'same',
    })
    const seen = await fetch(`${new URL(base_url).origin}/double/seen/${api_key}`)
    expect(await seen.json()).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ body: { model: 'theirs', input: ['a'] } }),
      ]),
    )
  })

  const openai = { provider: 'openai', model: 'e' }
  test.each([
    [
      'unknown',
      {},
      openai,
      /no endpoint for the model provider "openai": add "openai".+MODEL_PROVIDERS/,
    ],
    [
      'no JSON',
      '{"openai": sk-secret}',
      openai,
      /^MODEL_PROVIDERS is not valid JSON at line 1, column 12:/,
    ],
    [
      'no object',
      { openai: api_key },
      openai,
      /the provider "openai" in MODEL_PROVIDERS is no object/,
    ],
    [
      'without a URL',
      { openai: { api_key } },
      openai,
      /"base_url" of the provider "openai" in MODEL_PROVIDERS is not a URL/,
    ],
    [
      'with a key that is no text',
      { openai: { base_url, api_key: 1 } },
      openai,
      /"api_key" of the provider "openai"/,
    ],
    [
      'with a key of two lines',
      { openai: { base_url, api_key: `${api_key}\nx` } },
      openai,
      /"api_key" of the provider "openai" in MODEL_PROVIDERS has a character/,
    ],
    [
      'without the model',
      { openai: { base_url, models: ['f'] } },
      openai,
      /the model "e" is not among the "models"/,
    ],
    [
      'Workers AI without a binding',
      {},
      { provider: 'cf', model: '@cf/x/y' },
      /the Workers AI binding "AI": add to wrangler.toml\n\[ai\]\nbinding = "AI"/,
    ],
  ])('that is %s is an error that tells the remedy', async (...[, providers, config, message]) => {
    const error = await embed(providers, config).catch((error: unknown) => error)
    expect((error as Error).message).toMatch(message)
    expect(String(error)).not.toContain(api_key)
  })

  test('that refuses is told with its status and code, never with the key', async () => {
    const wrong = { openai: { base_url, api_key: 'sk-wrong' } }
    const error = await embed(wrong, openai).catch((error: unknown) => error)
    expect(error).toMatchObject({
      name: 'ModelInvocationError',
      status: 401,
      code: 'invalid_api_key',
      provider: 'openai',
      model: 'e',
      message: expect.stringMatching(
        /^invoke text-embedding model failed: request failed with status code: 401 respond with: .+\(provider openai, model e\)$/,
      ),
    })
    expect(String(error)).not.toContain('sk-wrong')
    expect(String(error)).toContain('Incorrect API key provided: ***')
  })

  test('that fails at Workers AI is told with its reason', async () => {
    const config = choose('@cf/no/model', CLOUDFLARE)
    await expect(models.text_embedding.invoke(config, ['a'])).rejects.toThrow(
      /^invoke text-embedding model failed: .*5007: No such model/,
    )
  })
})

describe('a permission that is not given', () => {
  const off = { llm: false, text_embedding: false }
  test.each([
    ['llm', { enabled: true, ...off }],
    ['llm', { enabled: false, llm: true }],
    ['text-embedding', { enabled: true, ...off }],
    ['rerank', { enabled: true }],
    ['tts', { enabled: true }],
    ['speech2text', { enabled: true }],
    ['moderation', { enabled: true }],
  ] as const)('for %s refuses the call with the text of Dify', async (access, model) => {
    const manifest = { author: 'a', name: 'n', version: '1', permission: { model } }
    const { models } = openModels({ manifest })
    const config = choose('m')
    const calls = {
      llm: () => models.llm.invoke(config, []).next(),
      'text-embedding': () => models.text_embedding.invoke(config, []),
      rerank: () => models.rerank.invoke(config, [], ''),
      tts: () => models.tts.invoke(config, 'x').next(),
      speech2text: () => models.speech2text.invoke(config, 'x'),
      moderation: () => models.moderation.invoke(config, 'x'),
    }
    await expect(calls[access]()).rejects.toThrow(
      `permission denied, you need to enable ${access} access in plugin manifest`,
    )
  })
})
