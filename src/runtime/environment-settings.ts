import type { Setting } from '../plugin/setting.ts'
import { settingVariable } from '../plugin/setting-variable.ts'

/**
 * The values that the environment has for a group's settings, by name: texts as they are, booleans
 * and selectors read from their text. What cannot be read stays text, which the check refuses.
 */
export const readEnvironment = (
  settings: readonly Setting[],
  env: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  Object.fromEntries(
    settings.map((setting) => [
      setting.name,
      readValue(setting, env[settingVariable(setting.name)]),
    ]),
  )

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ['true', true],
  ['1', true],
  [1, true],
  ['false', false],
  ['0', false],
  [0, false],
])

/** A variable of wrangler.toml may be a text, but also a number, a boolean or a table. */
const readValue = ({ type, required }: Setting, value: unknown): unknown => {
  switch (type) {
    case 'secret-input':
    case 'text-input':
    case 'select':
      // An empty text is a value that somebody may want, except where one is demanded.
      if (value === '' && (required || type === 'select')) return undefined
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
    case 'boolean':
      return value === '' ? undefined : (FLAGS.get(normalize(value)) ?? value)
    case 'app-selector':
    case 'model-selector':
    case 'array[tools]':
      return value === '' ? undefined : parseJson(value)
    default:
      return type satisfies never
  }
}

const normalize = (value: unknown): unknown =>
  typeof value === 'string' ? value.trim().toLowerCase() : value

const parseJson = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}
