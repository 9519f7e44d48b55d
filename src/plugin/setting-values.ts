import type { Setting, SettingValues } from './setting.ts'

/** Why the value of one setting cannot be used, in Dify's words; never with the value itself. */
export interface SettingProblem {
  readonly kind: 'missing' | 'wrong'
  readonly setting: Setting
  readonly message: string
}

/** The checked values, or every problem in the order of declaration. */
export type CheckedValues =
  | { readonly kind: 'settings'; readonly settings: SettingValues }
  | { readonly kind: 'problems'; readonly problems: readonly SettingProblem[] }

/**
 * Checks the values of a group's settings as Dify does when they are saved, and puts in the
 * defaults, which Dify leaves to its form. Null and undefined are no value; what is not declared is
 * kept. The values come frozen, because requests share them.
 */
export const checkSettingValues = (
  settings: readonly Setting[],
  given: Readonly<Record<string, unknown>>,
): CheckedValues => {
  const values = new Map(Object.entries(given).filter(([, value]) => isValue(value)))
  const problems: SettingProblem[] = []
  for (const setting of settings) {
    const value = values.get(setting.name) ?? setting.default
    const problem = isValue(value) ? findWrong(setting, value) : findMissing(setting)
    if (problem !== undefined) problems.push({ ...problem, setting })
    else if (isValue(value)) values.set(setting.name, value)
  }
  if (problems.length > 0) return { kind: 'problems', problems }
  return { kind: 'settings', settings: freeze(Object.fromEntries(values)) }
}

type Problem = Omit<SettingProblem, 'setting'> | undefined

const isValue = (value: unknown): boolean => value !== undefined && value !== null

const findMissing = ({ name, required }: Setting): Problem =>
  required ? { kind: 'missing', message: `missing required setting: ${name}` } : undefined

const findWrong = (setting: Setting, value: unknown): Problem => {
  const wrong = explainWrong(setting, value)
  return wrong === undefined
    ? undefined
    : { kind: 'wrong', message: `setting ${setting.name} ${wrong}` }
}

const explainWrong = (setting: Setting, value: unknown): string | undefined => {
  switch (setting.type) {
    case 'secret-input':
    case 'text-input':
      return typeof value === 'string' ? undefined : 'is not a string'
    case 'select':
      if (typeof value !== 'string') return 'is not a string'
      return isOption(setting, value) ? undefined : 'is not a valid option'
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'is not a boolean'
    case 'app-selector':
      return explainKeys(value, ['app_id'])
    case 'model-selector':
      return explainKeys(value, ['provider', 'model', 'model_type'])
    case 'array[tools]':
      return Array.isArray(value) ? undefined : 'is not a list'
    default:
      return setting.type satisfies never
  }
}

const isOption = ({ options = [] }: Setting, value: string): boolean =>
  options.some((option) => option.value === value)

const explainKeys = (value: unknown, keys: readonly string[]): string | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not a map'
  const missing = keys.find((key) => typeof (value as Record<string, unknown>)[key] !== 'string')
  return missing === undefined ? undefined : `is missing ${missing}`
}

const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) freeze(part)
  return value
}
