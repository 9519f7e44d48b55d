import { env } from 'cloudflare:workers'
import { inject } from 'vitest'

import { createModels } from '../../../src/session/model/create-models.ts'
import type { Models } from '../../../src/session/model/create-models.ts'
import type { SessionContext } from '../../../src/session/session-context.ts'
import { createContext } from '../create-context.ts'
import type { TestContext } from '../create-context.ts'

/** A session on the doubles of OpenAI's API and of Workers AI. */
export interface OpenModels {
  readonly models: Models
  readonly context: TestContext
  /** What the double of OpenAI's API saw of the session's key, in order. */
  readonly seen: () => Promise<readonly { path: string; body: unknown; ended: string }[]>
}

/** Opens a session with a key of its own at the double of OpenAI's API. */
export function openModels(rest: Partial<SessionContext> = {}): OpenModels {
  const api_key = `sk-${crypto.randomUUID()}`
  const base_url = inject('openai')
  const MODEL_PROVIDERS = JSON.stringify({ 'langgenius/openai/openai': { base_url, api_key } })
  const context = createContext({ MODEL_PROVIDERS, AI: (env as { AI?: unknown }).AI }, rest)
  const seen = async (): Promise<readonly { path: string; body: unknown; ended: string }[]> =>
    (await fetch(`${new URL(base_url).origin}/double/seen/${api_key}`)).json()
  return { models: createModels(context), context, seen }
}

/** The value of a model-selector setting, with the keys that Dify's screen adds. */
export const choose = (model: string, provider = 'langgenius/openai/openai') => ({
  provider,
  model,
  model_type: 'llm',
  mode: 'chat',
  completion_params: { temperature: 0.7, top_p: null },
  type: 'model-selector',
})
