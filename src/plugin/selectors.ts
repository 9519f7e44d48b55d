/** The value of an `app-selector` setting: the chosen app, and values for the app's own variables. */
export interface AppSelector {
  readonly app_id: string
  readonly inputs?: Readonly<Record<string, unknown>>
  readonly files?: readonly unknown[]
  readonly type?: 'app-selector'
}

/** What every `model-selector` holds. Keys of a model chosen before may still be there. */
interface ChosenModel {
  readonly provider: string
  readonly model: string
  readonly model_type: string
  readonly type?: 'model-selector'
}

interface ChosenLanguageModel extends ChosenModel {
  readonly mode?: string
  readonly completion_params?: Readonly<Record<string, unknown>>
}

interface ChosenVoice extends ChosenModel {
  readonly voice: string
  readonly language?: string
}

interface ChosenReranker extends ChosenModel {
  readonly score_threshold?: number
  readonly top_n?: number
}

/** The scopes of language models: the later ones narrow them by what they can do. */
type LanguageScope = 'llm' | 'vision' | 'document' | 'tool-call'

/** The scopes that a `model-selector` may declare. */
export type ModelScope =
  | LanguageScope
  | 'text-embedding'
  | 'rerank'
  | 'tts'
  | 'speech2text'
  | 'moderation'

/** The value of a `model-selector` setting, by the setting's `scope`: any kind of model without one. */
export type ModelSelector<Scope extends ModelScope = ModelScope> = Scope extends 'tts'
  ? ChosenVoice
  : Scope extends 'rerank'
    ? ChosenReranker
    : Scope extends LanguageScope
      ? ChosenLanguageModel
      : ChosenModel

/** One tool among the values of an `array[tools]` setting. */
export interface ToolSelector {
  readonly provider_name: string
  readonly tool_name: string
  readonly tool_label?: string
  readonly provider_show_name?: string
  readonly tool_description?: string
  readonly settings?: Readonly<Record<string, unknown>>
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly enabled?: boolean
  readonly extra?: Readonly<Record<string, unknown>>
  readonly credential_id?: string
}
