import { checkUrl } from '../check-url.ts'
import { MissingBindingError } from '../errors.ts'
import {
  checkKey,
  formatSetting,
  isObject,
  readJsonSecret,
  readVariable,
  SecretError,
} from '../json-secret.ts'
import type { ModelConfig } from './model-config.ts'
import type { SessionContext } from '../session-context.ts'

/** The Workers AI binding, as far as a session uses it. */
export interface WorkersAi {
  run(
    model: string,
    inputs: Readonly<Record<string, unknown>>,
    options?: { readonly signal?: AbortSignal },
  ): Promise<unknown>
}

/** Where a model is reached. */
export type ModelPlace =
  | {
      readonly kind: 'openai'
      /** Without a slash at its end: `https://api.openai.com/v1`. */
      readonly base_url: string
      readonly api_key: string | undefined
      /** The model's name at the provider. */
      readonly model: string
    }
  | { readonly kind: 'workers-ai'; readonly ai: WorkersAi; readonly model: string }

/** The secret that maps providers to their endpoints. */
export const PROVIDERS = 'MODEL_PROVIDERS'
const WORKERS_AI = /^@(?:cf|hf)\//

/**
 * Finds where the model of a selector value is served: at the OpenAI-compatible endpoint that the
 * secret `MODEL_PROVIDERS` gives its provider, else, for models whose names begin with `@cf/`, by the
 * Workers AI binding `AI`.
 */
export function findModel({ env }: SessionContext, config: ModelConfig): ModelPlace {
  const { provider, model } = config
  if (typeof provider !== 'string' || typeof model !== 'string') {
    throw new TypeError(
      'model_config is the value of a model-selector setting, { provider, model, ... }',
    )
  }
  const providers = readJsonSecret(env, PROVIDERS) ?? {}
  const name = Object.keys(providers).find((key) => fullName(key) === fullName(provider))
  if (name !== undefined) return readEntry(providers[name], { name, model })
  if (WORKERS_AI.test(model)) return { kind: 'workers-ai', ai: findWorkersAi(env), model }
  throw new SecretError(
    PROVIDERS,
    `no endpoint for the model provider ${JSON.stringify(provider)}: add ${JSON.stringify(provider)}: { "base_url", "api_key" } of an OpenAI-compatible API to the JSON object in the secret ${PROVIDERS} (${formatSetting(PROVIDERS)}), or choose a Workers AI model (@cf/...)`,
  )
}

/** Dify's rule: a name without slashes is that of a plugin and provider by langgenius. */
const fullName = (provider: string): string =>
  provider.includes('/') ? provider : `langgenius/${provider}/${provider}`

function readEntry(
  entry: unknown,
  { name, model }: { readonly name: string; readonly model: string },
): ModelPlace {
  const place = `the provider ${JSON.stringify(name)} in ${PROVIDERS}`
  if (!isObject(entry)) {
    throw new SecretError(PROVIDERS, `${place} is no object: it is { "base_url", "api_key" }`)
  }
  const { api_key } = entry
  // Servers in one's own network often have no key.
  if (api_key !== undefined && typeof api_key !== 'string') {
    throw new SecretError(PROVIDERS, `"api_key" of ${place} is no text`)
  }
  return {
    kind: 'openai',
    base_url: checkUrl(entry['base_url'], { secret: PROVIDERS, place: `"base_url" of ${place}` }),
    api_key:
      checkKey(api_key ?? '', { secret: PROVIDERS, place: `"api_key" of ${place}` }) || undefined,
    model: readModel(entry['models'], { place, model }),
  }
}

/** `models` is absent for any model, a list of the models that may be used, or an object of their names at the provider. */
function readModel(
  models: unknown,
  { place, model }: { readonly place: string; readonly model: string },
): string {
  if (models === undefined) return model
  if (Array.isArray(models) && models.includes(model)) return model
  if (isObject(models) && Object.hasOwn(models, model)) {
    const name = models[model]
    return typeof name === 'string' && name !== '' ? name : model
  }
  throw new SecretError(
    PROVIDERS,
    `the model ${JSON.stringify(model)} is not among the "models" of ${place}: add it there, or remove "models" to allow every one`,
  )
}

function findWorkersAi(env: Cloudflare.Env): WorkersAi {
  const ai = readVariable(env, 'AI')
  if (typeof ai === 'object' && ai !== null) return ai as WorkersAi
  throw new MissingBindingError(
    'AI',
    'models whose names begin with @cf/ need the Workers AI binding "AI": add to wrangler.toml\n[ai]\nbinding = "AI"',
  )
}
