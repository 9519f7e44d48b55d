import { fetchUpstream } from '../fetch-upstream.ts'
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
    readonly read: (response: Response) => Result | Promise<Result>
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
  const { provider, model } = config
  try {
    if (place.kind === 'workers-ai') {
      return await workersAi((inputs) => place.ai.run(place.model, inputs, { signal }))
    }
    const response = await fetchUpstream(
      context,
      {
        url: place.base_url + openai.path,
        method: 'POST',
        api_key: place.api_key,
        body: openai.createBody(place.model),
        subject: { provider, model },
      },
      signal,
    )
    return await openai.read(response)
  } catch (error) {
    if (signal.aborted) throw error
    const { failure = `invoke ${access} model failed` } = request
    throw toModelError(error, { provider, model, failure })
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
