import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { CompiledGroup } from '../plugin/compiled-plugin.ts'
import type { Setting } from '../plugin/setting.ts'
import { settingVariable } from '../plugin/setting-variable.ts'

/** The file from which `wrangler dev` takes variables and secrets. */
export const DEV_VARS = '.dev.vars'

/** What became of the file: written now, or there before and, maybe, without some required settings. */
export type DevVars =
  | { readonly kind: 'written'; readonly variables: readonly string[] }
  | { readonly kind: 'kept'; readonly missing: readonly string[] }

/** Writes `.dev.vars` with a value for each required setting, unless there is one: it is never overwritten. */
export const prepareDevVars = (folder: string, groups: readonly CompiledGroup[]): DevVars => {
  const file = join(folder, DEV_VARS)
  const required = groups.flatMap(({ settings }) => settings.filter(isNeeded))
  if (existsSync(file)) return { kind: 'kept', missing: findMissing(file, required) }
  const settings = new Map(
    required.map((setting) => [settingVariable(setting.name), invent(setting)] as const),
  )
  const lines = [DEVELOPMENT, ['FILES_SECRET', inventSecret()] as const, ...settings]
  const text = lines.map(([variable, value]) => `${variable}=${quoteValue(value)}\n`).join('')
  // "wx": should another run have written it meanwhile, that one stays.
  writeFileSync(file, HEADING + text, { flag: 'wx', mode: 0o600 })
  return { kind: 'written', variables: [...settings.keys()] }
}

/** With it an answer tells what is missing, and streams pass the local server (src/runtime/is-development.ts). */
export const DEVELOPMENT = ['DIFY_EDGE_MODE', 'development'] as const

const HEADING =
  '# The settings for development on this machine: change them as you like. Not committed.\n'

const isNeeded = (setting: Setting): boolean => setting.required && setting.default === undefined

const findMissing = (file: string, required: readonly Setting[]): readonly string[] => {
  const given = parseEnv(readFileSync(file, 'utf8'))
  const variables = required.map(({ name }) => settingVariable(name))
  return [...new Set(variables)].filter((variable) => given[variable] === undefined)
}

const inventSecret = (): string => randomBytes(18).toString('base64url')

/** A value that passes the setting's check, so that the first request is served. */
const invent = (setting: Setting): string => {
  switch (setting.type) {
    case 'secret-input':
      return inventSecret()
    case 'text-input':
      return setting.name
    case 'select':
      return setting.options?.[0]?.value ?? ''
    case 'boolean':
      return 'false'
    case 'app-selector':
      return JSON.stringify({ app_id: '00000000-0000-0000-0000-000000000000' })
    case 'model-selector':
      return JSON.stringify(inventModel(setting.scope ?? 'llm'))
    case 'array[tools]':
      return '[]'
    default:
      return unreachable(setting.type)
  }
}

const inventModel = (scope: string): Readonly<Record<string, unknown>> => ({
  provider: 'workers-ai',
  model: '@cf/meta/llama-3.1-8b-instruct',
  model_type: scope,
  completion_params: {},
  ...(scope === 'tts' && { voice: 'alloy' }),
  ...(scope === 'rerank' && { score_threshold: 0, top_n: 3 }),
})

// Single quotes keep a value as it is; a text without them needs none of dotenv's escapes.
const quoteValue = (value: string): string =>
  /^[\w.-]+$/.test(value) ? value : value.includes("'") ? JSON.stringify(value) : `'${value}'`

const unreachable = (type: never): never => {
  throw new Error(`there is no setting type ${String(type)}`)
}
