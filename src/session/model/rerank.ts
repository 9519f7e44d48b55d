import { readArguments } from '../read-arguments.ts'
import { isObject } from '../json-secret.ts'
import type { RerankModelConfig } from './model-config.ts'
import { checkObject, readObject, requestModel } from './request-model.ts'
import type { SessionContext } from '../session-context.ts'

/** One document of a reranking; `index` is its place in the call. */
export interface RerankDocument {
  readonly index: number
  readonly text: string
  readonly score: number
}

/** The SDK's RerankResult, best first. */
export interface RerankResult {
  readonly model: string
  readonly docs: readonly RerankDocument[]
}

/** `this.session.model.rerank`. */
export interface RerankInvocation {
  invoke(call: {
    readonly model_config: RerankModelConfig
    readonly docs: readonly string[]
    readonly query: string
  }): Promise<RerankResult>
  invoke(
    model_config: RerankModelConfig,
    docs: readonly string[],
    query: string,
  ): Promise<RerankResult>
}

/** Creates `this.session.model.rerank`: Workers AI's rerankers, or the `/rerank` that Jina, Cohere and vLLM share. */
export const createRerank = (context: SessionContext): RerankInvocation => ({
  invoke: async (...given: readonly unknown[]) => {
    const names = ['model_config', 'docs', 'query']
    const call = readArguments({ call: 'model.rerank.invoke', names, required: 3 }, given)
    const config = call['model_config'] as RerankModelConfig
    return rerank(context, config, call)
  },
})

async function rerank(
  context: SessionContext,
  config: RerankModelConfig,
  { docs, query }: { readonly docs?: readonly string[]; readonly query?: string },
): Promise<RerankResult> {
  const documents = docs ?? []
  const { score_threshold, top_n } = config
  const scores = await requestModel(context, {
    access: 'rerank',
    config,
    openai: {
      path: '/rerank',
      createBody: (model) => ({ model, query, documents }),
      read: async (response) =>
        readScores((await readObject(response))['results'], ['index', 'relevance_score']),
    },
    workersAi: async (run) => {
      const contexts = documents.map((text) => ({ text }))
      const answer = await run({ query, contexts, top_k: documents.length })
      return readScores(checkObject(answer)['response'], ['id', 'score'])
    },
  })
  return {
    model: config.model,
    docs: scores
      .filter(({ score }) => score >= (score_threshold ?? -Infinity))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, top_n ?? Infinity)
      .flatMap(({ index, score }) => {
        const text = documents[index]
        return text === undefined ? [] : [{ index, text, score }]
      }),
  }
}

function readScores(
  results: unknown,
  [index, score]: [string, string],
): { readonly index: number; readonly score: number }[] {
  if (!Array.isArray(results)) throw new Error('No response from rerank')
  return results.filter(isObject).map((result) => ({
    index: Number(result[index]),
    score: Number(result[score]),
  }))
}
