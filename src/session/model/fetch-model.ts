import { fetchUpstream } from '../fetch-upstream.ts'
import { formatSetting } from '../json-secret.ts'
import type { SessionContext } from '../session-context.ts'
import { UpstreamRefusal } from '../upstream-refusal.ts'
import type { ModelPlace } from './find-model.ts'
import { PROVIDERS } from './find-model.ts'
import { toModelError } from './model-error.ts'
import type { ModelCall } from './model-error.ts'

/** An OpenAI-compatible endpoint. */
export type OpenAiPlace = Extract<ModelPlace, { kind: 'openai' }>

/** One request to an OpenAI-compatible endpoint. */
export interface ModelFetch {
  readonly place: OpenAiPlace
  /** Below the base URL: `/embeddings`. */
  readonly path: string
  readonly body: unknown
  readonly call: ModelCall
}

/** Asks an OpenAI-compatible endpoint and gives its successful answer with the body unread. */
export async function fetchModel(
  context: SessionContext,
  { place, path, body, call }: ModelFetch,
  signal: AbortSignal,
): Promise<Response> {
  const { base_url, api_key } = place
  const { provider } = call
  const subject = { provider, model: place.model }
  try {
    return await fetchUpstream(
      context,
      { url: base_url + path, method: 'POST', api_key, body, subject },
      signal,
    )
  } catch (error) {
    if (!(error instanceof UpstreamRefusal)) throw error
    throw toModelError(error, call, giveHint(error, place))
  }
}

function giveHint({ status, code }: UpstreamRefusal, place: OpenAiPlace): string {
  if (status === 401) {
    return `; the "api_key" in ${PROVIDERS} was refused: set it again ${formatSetting(PROVIDERS)}`
  }
  // A provider names its own 404s: model_not_found.
  return status === 404 && code === undefined ? `; ${doubtPlace(place)}` : ''
}

/** Says in an error's text what an answer is doubted for that is of another kind than was asked for. */
export const doubtPlace = ({ base_url }: OpenAiPlace): string =>
  `is ${base_url} in ${PROVIDERS} an OpenAI-compatible API?`
