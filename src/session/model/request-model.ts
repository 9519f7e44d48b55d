import { fetchModel } from './fetch-model.ts'
import type { OpenAiPlace } from './fetch-model.ts'
import { isObject } from '../json-secret.ts'
import type { JsonObject } from '../json-secret.ts'
import type { ModelConfig } from './model-config.ts'
import { toModelError } from './model-error.ts'
import { findModel } from './find-model.ts'
import { readJsonBody } from '../read-body-text.ts'
import { demandAccess } from '../permission.ts'
import type { Access } from '../../plugin/permits.ts'
import type { SessionContext } from '../session-context.ts'

/** A call to a model that is no language model, for both of the places where one may be served. */
export interface ModelRequest<Result> {
  readonly access: Access
  readonly config: ModelConfig
  /** In place of Dify's "invoke <access> model failed". */
  readonly failure?: string
  readonly openai: {
    /** Below the base URL: `/embeddings`. */
    readonly path: string
    /** Given the model's name at the provider. */
    readonly createBody: (model: string) => unknown
    readonly read: (response: Response, place: OpenAiPlace) => Result | Promise<Result>
  }
  /** Asks the Workers AI binding, as often as its limits need. */
  readonly workersAi: (run: (inputs: JsonObject) => Promise<unknown>) => Promise<Result>
}

/** Asks a model where it is served and gives what it answers; every failure names provider and model. */
export async function requestModel<Result>(
  context: SessionContext,
  request: ModelRequest<Result>,
  signal: AbortSignal = context.signal,
): Promise<Result> {
  const { access, config, openai, workersAi } = request
  demandAccess(context.manifest, access)
  const place = findModel(context, config)
  const { failure = `invoke ${access} model failed` } = request
  const call = { provider: config.provider, model: config.model, failure }
  try {
    if (place.kind === 'workers-ai') {
      return await workersAi((inputs) => place.ai.run(place.model, inputs, { signal }))
    }
    const body = openai.createBody(place.model)
    const response = await fetchModel(context, { place, path: openai.path, body, call }, signal)
    return await openai.read(response, place)
  } catch (error) {
    if (signal.aborted) throw error
    throw toModelError(error, call)
  }
}

/** Reads an answer that is a JSON object. */
export async function readObject(response: Response): Promise<JsonObject> {
  return checkObject(await readJsonBody(response))
}

/** Gives an answer that is an object; throws for any other. */
export function checkObject(answer: unknown): JsonObject {
  if (isObject(answer)) return answer
  throw new Error('the answer is not a JSON object')
}
