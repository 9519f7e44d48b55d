import { readArguments } from '../read-arguments.ts'
import { InvocationError } from '../errors.ts'
import { isObject } from '../json-secret.ts'
import type { JsonObject } from '../json-secret.ts'
import type { ModelConfig } from './model-config.ts'
import { checkObject, readObject, requestModel } from './request-model.ts'
import { estimateTokens, readCount, startClock } from './model-usage.ts'
import type { SessionContext } from '../session-context.ts'

/** What texts are embedded for. Models that do not tell the two apart ignore it. */
export type EmbeddingInputType = 'query' | 'document'

/** The tokens and seconds that embedding took; prices are not known here and are "0". */
export interface EmbeddingUsage {
  readonly tokens: number
  readonly total_tokens: number
  readonly unit_price: string
  readonly price_unit: string
  readonly total_price: string
  readonly currency: string
  readonly latency: number
}

/** The SDK's TextEmbeddingResult; one embedding for each text, in their order. */
export interface TextEmbeddingResult {
  readonly model: string
  readonly embeddings: readonly (readonly number[])[]
  readonly usage: EmbeddingUsage
}

/** `this.session.model.text_embedding`. */
export interface TextEmbeddingInvocation {
  invoke(call: {
    readonly model_config: ModelConfig
    readonly texts: readonly string[]
    readonly input_type?: EmbeddingInputType | null | undefined
  }): Promise<TextEmbeddingResult>
  invoke(
    model_config: ModelConfig,
    texts: readonly string[],
    input_type?: EmbeddingInputType | null,
  ): Promise<TextEmbeddingResult>
}

type Embedded = Pick<TextEmbeddingResult, 'embeddings'> & { readonly tokens: number | undefined }

// The most texts that one call of a Workers AI embedding model takes.
const WORKERS_AI_TEXTS = 100

/** Creates `this.session.model.text_embedding`. */
export const createTextEmbedding = (context: SessionContext): TextEmbeddingInvocation => ({
  invoke: async (...given: readonly unknown[]) => {
    const call = readArguments(
      {
        call: 'model.text_embedding.invoke',
        names: ['model_config', 'texts', 'input_type'],
        required: 2,
      },
      given,
    )
    return embed(context, call['model_config'] as ModelConfig, call['texts'] as readonly string[])
  },
})

async function embed(
  context: SessionContext,
  config: ModelConfig,
  texts: readonly string[],
): Promise<TextEmbeddingResult> {
  const seconds = startClock()
  const embedded = await requestModel<Embedded>(context, {
    access: 'text-embedding',
    config,
    openai: {
      path: '/embeddings',
      createBody: (model) => ({ model, input: texts }),
      read: async (response) => readEmbeddings(await readObject(response)),
    },
    workersAi: async (run) => {
      const batches: Embedded[] = []
      for (let start = 0; start < texts.length; start += WORKERS_AI_TEXTS) {
        const text = texts.slice(start, start + WORKERS_AI_TEXTS)
        batches.push(readData(checkObject(await run({ text }))))
      }
      return { embeddings: batches.flatMap(({ embeddings }) => embeddings), tokens: undefined }
    },
  })
  const { embeddings } = embedded
  if (embeddings.length !== texts.length || !embeddings.every(Array.isArray))
    throw new InvocationError('No response from text embedding')
  const tokens = embedded.tokens ?? texts.reduce((sum, text) => sum + estimateTokens(text), 0)
  return {
    model: config.model,
    embeddings,
    usage: {
      tokens,
      total_tokens: tokens,
      unit_price: '0',
      price_unit: '0',
      total_price: '0',
      currency: 'USD',
      latency: seconds(),
    },
  }
}

/** OpenAI's `data`: an object for each text, which tells its place by `index`. */
function readEmbeddings({ data, usage }: JsonObject): Embedded {
  const entries = Array.isArray(data) ? data.filter(isObject) : []
  const sorted = entries.toSorted((a, b) => Number(a['index']) - Number(b['index']))
  return {
    embeddings: sorted.map(({ embedding }) => embedding as readonly number[]),
    tokens: readCount(usage, 'total_tokens') ?? readCount(usage, 'prompt_tokens'),
  }
}

/** Workers AI's `data`: a list for each text. */
const readData = ({ data }: JsonObject): Embedded => ({
  embeddings: Array.isArray(data) ? (data as readonly (readonly number[])[]) : [],
  tokens: undefined,
})
