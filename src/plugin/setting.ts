/** The kinds of form fields that a group may declare (Dify's ProviderConfig `type`). */
export const SETTING_TYPES = [
  'secret-input',
  'text-input',
  'select',
  'boolean',
  'app-selector',
  'model-selector',
  'array[tools]',
] as const

/** One kind of form field. */
export type SettingType = (typeof SETTING_TYPES)[number]

/** A text in the four languages of Dify's plugins; `en_US` stands in for a missing one. */
export interface I18nText {
  readonly en_US: string
  readonly zh_Hans?: string
  readonly ja_JP?: string
  readonly pt_BR?: string
}

/** One choice of a `select` setting: `value` is stored, `label` is shown. */
export interface SettingOption {
  readonly value: string
  readonly label: I18nText
}

/** One declared form field of a group (Dify's ProviderConfig), checked and normalised by the compiler. */
export interface Setting {
  readonly name: string
  readonly type: SettingType
  readonly required: boolean
  readonly label: I18nText
  readonly help?: I18nText
  readonly placeholder?: I18nText
  readonly url?: string
  readonly scope?: string
  readonly default?: unknown
  readonly multiple?: boolean
  readonly options?: readonly SettingOption[]
}

/** The values of a group's settings, by name, as a handler gets them. */
export type SettingValues = Readonly<Record<string, unknown>>
