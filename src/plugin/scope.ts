import type { ModelScope } from './selectors.ts'
import type { SettingType } from './setting.ts'

/** What an app-selector may be narrowed to. */
const APP_SCOPES = ['all', 'chat', 'workflow', 'completion'] as const

/** What a model-selector may be narrowed to. */
const MODEL_SCOPES = [
  'llm',
  'text-embedding',
  'rerank',
  'tts',
  'speech2text',
  'moderation',
  'vision',
  'document',
  'tool-call',
] as const satisfies readonly ModelScope[]

/** The scopes that a type of setting knows; undefined where it has none. */
export const scopesOf = (type: SettingType): readonly string[] | undefined => {
  switch (type) {
    case 'app-selector':
      return APP_SCOPES
    case 'model-selector':
      return MODEL_SCOPES
    default:
      return undefined
  }
}

/** The single scopes of a declared one: `llm&vision` is two. */
export const splitScope = (scope: string): readonly string[] => scope.split('&')

/** The kinds of models that the scope of a model-selector allows; none for all. */
export const modelScopesIn = (scope: string | undefined): readonly ModelScope[] => {
  const tokens = new Set(scope === undefined ? [] : splitScope(scope))
  return MODEL_SCOPES.filter((known) => tokens.has(known))
}
