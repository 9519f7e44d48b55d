import { checkUrl } from '../check-url.ts'
import {
  checkKey,
  formatSetting,
  isObject,
  readJsonSecret,
  readVariable,
  SecretError,
} from '../json-secret.ts'
import type { SessionContext } from '../session-context.ts'

/** Where an app is reached: one key of Dify's Service API is one app. */
export interface AppKey {
  readonly app_id: string
  /** Without a slash at its end: `https://api.dify.ai/v1`. */
  readonly base_url: string
  readonly api_key: string
  /** Where the key was found, in an error's words: `DIFY_APPS`. */
  readonly place: string
}

const APPS = 'DIFY_APPS'
const BASE_URL = 'DIFY_API_URL'
const DIFY_CLOUD = 'https://api.dify.ai/v1'

/**
 * Finds the key of an app: in the hook's own app-selector value, else in the secret `DIFY_APPS`
 * (app id -> key, or `{ base_url, api_key }`). A base URL is only ever used with the key that stands
 * beside it, so a setting cannot send the operator's key elsewhere.
 */
export function findAppKey({ env, settings }: SessionContext, app_id: unknown): AppKey {
  if (typeof app_id !== 'string' || app_id === '') {
    const hint = isObject(app_id) ? ': of an app-selector value pass its "app_id"' : ''
    throw new TypeError(`app_id is the id of an app, a text${hint}`)
  }
  for (const [name, value] of Object.entries(settings)) {
    if (isObject(value) && value['app_id'] === app_id && value['api_key'] !== undefined) {
      return readEntry(env, app_id, { entry: value, place: `the setting "${name}"`, secret: name })
    }
  }
  const apps = readJsonSecret(env, APPS)
  if (apps !== undefined && Object.hasOwn(apps, app_id)) {
    return readEntry(env, app_id, { entry: apps[app_id], place: APPS, secret: APPS })
  }
  throw new SecretError(
    APPS,
    `no key for the app ${JSON.stringify(app_id)}: add ${JSON.stringify(app_id)}: "<its Service API key>" to the JSON object in the secret ${APPS} (${formatSetting(APPS)}), or give the hook's app-selector setting its "api_key"`,
  )
}

function readEntry(
  env: Cloudflare.Env,
  app_id: string,
  {
    entry,
    place,
    secret,
  }: { readonly entry: unknown; readonly place: string; readonly secret: string },
): AppKey {
  const { api_key, base_url }: Readonly<Record<string, unknown>> = isObject(entry)
    ? entry
    : { api_key: entry }
  if (typeof api_key !== 'string' || api_key.trim() === '') {
    throw new SecretError(
      secret,
      `${place} has no key for the app ${JSON.stringify(app_id)}: its value is a key, or { "base_url", "api_key" }`,
    )
  }
  const key = checkKey(api_key, {
    secret,
    place: `the key of the app ${JSON.stringify(app_id)} in ${place}`,
  })
  const url =
    base_url === undefined || base_url === ''
      ? checkUrl(readVariable(env, BASE_URL) ?? DIFY_CLOUD, { secret: BASE_URL, place: BASE_URL })
      : checkUrl(base_url, {
          secret,
          place: `"base_url" of the app ${JSON.stringify(app_id)} in ${place}`,
        })
  return { app_id, base_url: url, api_key: key, place }
}
