import { readArguments } from '../read-arguments.ts'
import { isObject } from '../json-secret.ts'
import type { ModelConfig } from './model-config.ts'
import { checkObject, readObject, requestModel } from './request-model.ts'
import type { SessionContext } from '../session-context.ts'

/** `this.session.model.moderation`. */
export interface ModerationInvocation {
  /** Tells whether a text is flagged. */
  invoke(call: { readonly model_config: ModelConfig; readonly text: string }): Promise<boolean>
  invoke(model_config: ModelConfig, text: string): Promise<boolean>
}

/** Creates `this.session.model.moderation`: OpenAI's moderations, or Workers AI's llama-guard. */
export const createModeration = (context: SessionContext): ModerationInvocation => ({
  invoke: async (...given: readonly unknown[]) => {
    const names = ['model_config', 'text']
    const call = readArguments({ call: 'model.moderation.invoke', names, required: 2 }, given)
    const { text } = call
    return requestModel(context, {
      access: 'moderation',
      config: call['model_config'] as ModelConfig,
      openai: {
        path: '/moderations',
        createBody: (model) => ({ model, input: text }),
        read: async (response) => readFlags((await readObject(response))['results']),
      },
      workersAi: async (run) => {
        const answer = await run({ messages: [{ role: 'user', content: text }] })
        return readGuard(checkObject(answer)['response'])
      },
    })
  },
})

function readFlags(results: unknown): boolean {
  if (!Array.isArray(results) || results.length === 0)
    throw new Error('No response from moderation')
  return results.some((result: unknown) => isObject(result) && result['flagged'] === true)
}

/** The guard says "safe", or "unsafe" and the categories on the next line; in JSON mode an object. */
function readGuard(response: unknown): boolean {
  if (typeof response === 'string') return response.trim().toLowerCase().startsWith('unsafe')
  if (isObject(response) && typeof response['safe'] === 'boolean') return !response['safe']
  throw new Error('No response from moderation')
}
