import type { SettingType } from './setting.ts'

/** What an app-selector may be narrowed to. */
export const APP_SCOPES = ['all', 'chat', 'workflow', 'completion'] as const

/** What a model-selector may be narrowed to. */
export const MODEL_SCOPES = [
  'llm',
  'text-embedding',
  'rerank',
  'tts',
  'speech2text',
  'moderation',
  'vision',
  'document',
  'tool-call',
] as const

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
