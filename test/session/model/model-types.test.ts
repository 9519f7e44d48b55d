import { expectTypeOf, test } from 'vitest'

import type { ModelSelector } from '../../../src/plugin/selectors.ts'
import type { Models } from '../../../src/session/model/create-models.ts'
import type { LLMResult } from '../../../src/session/model/llm-chunk.ts'
import type { LLMStream } from '../../../src/session/model/stream-llm.ts'

test('the values of selectors are taken as they are, and the answer follows the stream', () => {
  const inspect = ({ llm, ...models }: Models, any: ModelSelector, voice: ModelSelector<'tts'>) => {
    const call = { model_config: any, prompt_messages: [] }
    expectTypeOf(llm.invoke(call)).toEqualTypeOf<LLMStream>()
    expectTypeOf(llm.invoke({ ...call, stream: true })).toEqualTypeOf<LLMStream>()
    expectTypeOf(llm.invoke({ ...call, stream: false })).toEqualTypeOf<Promise<LLMResult>>()
    expectTypeOf(llm.invoke(any, [], null, ['stop'])).toEqualTypeOf<LLMStream>()
    expectTypeOf(llm.invoke(any, [], null, null, false)).toEqualTypeOf<Promise<LLMResult>>()
    expectTypeOf(models.tts.invoke(voice, 'x')).toExtend<AsyncIterable<Uint8Array>>()
    expectTypeOf(models.moderation.invoke(any, 'x')).toEqualTypeOf<Promise<boolean>>()
    expectTypeOf(models.speech2text.invoke(any, 'x')).toEqualTypeOf<Promise<string>>()
  }
  const selector = (config: ModelSelector<'rerank'>, { rerank }: Models) =>
    rerank.invoke({ model_config: config, docs: [], query: 'q' })
  expectTypeOf(inspect).toBeFunction()
  expectTypeOf(selector).toBeFunction()
})
