import { readArguments } from '../read-arguments.ts'
import { InvocationError } from '../errors.ts'
import { createLLM } from './llm.ts'
import type { LLMInvocation } from './llm.ts'
import { createStructuredOutput } from './llm-structured-output.ts'
import type { LLMStructuredOutputInvocation } from './llm-structured-output.ts'
import { createTextEmbedding } from './text-embedding.ts'
import type { TextEmbeddingInvocation } from './text-embedding.ts'
import { createModeration } from './moderation.ts'
import type { ModerationInvocation } from './moderation.ts'
import { createRerank } from './rerank.ts'
import type { RerankInvocation } from './rerank.ts'
import { createSpeech2Text } from './speech2text.ts'
import type { Speech2TextInvocation } from './speech2text.ts'
import { createTTS } from './tts.ts'
import type { TTSInvocation } from './tts.ts'
import { demandAccess } from '../permission.ts'
import type { SessionContext } from '../session-context.ts'

/** `this.session.model.summary`. */
export interface SummaryInvocation {
  /** Gives a short text back as it is; a longer one needs the model that a Dify workspace sets for it. */
  invoke(call: {
    readonly text: string
    readonly instruction: string
    readonly min_summarize_length?: number | null | undefined
  }): Promise<string>
  invoke(text: string, instruction: string, min_summarize_length?: number | null): Promise<string>
}

/** `this.session.model`: the models that selector values name. */
export interface Models {
  readonly llm: LLMInvocation
  readonly llm_structured_output: LLMStructuredOutputInvocation
  readonly text_embedding: TextEmbeddingInvocation
  readonly rerank: RerankInvocation
  readonly moderation: ModerationInvocation
  readonly tts: TTSInvocation
  readonly speech2text: Speech2TextInvocation
  readonly summary: SummaryInvocation
}

/** Creates `this.session.model` for one request. */
export const createModels = (context: SessionContext): Models => ({
  llm: createLLM(context),
  llm_structured_output: createStructuredOutput(context),
  text_embedding: createTextEmbedding(context),
  rerank: createRerank(context),
  moderation: createModeration(context),
  tts: createTTS(context),
  speech2text: createSpeech2Text(context),
  summary: { invoke: async (...given: readonly unknown[]) => summarize(context, given) },
})

function summarize(context: SessionContext, given: readonly unknown[]): string {
  const names = ['text', 'instruction', 'min_summarize_length']
  const call = readArguments({ call: 'model.summary.invoke', names, required: 2 }, given)
  const { text, min_summarize_length = 1024 } = call
  demandAccess(context.manifest, 'llm')
  // Python counts code points.
  if (Array.from(String(text)).length < Number(min_summarize_length)) return String(text)
  throw new InvocationError(
    'model.summary.invoke is not reachable outside Dify, whose workspace sets the model for it: ask a model of your choice with this.session.model.llm.invoke',
  )
}
