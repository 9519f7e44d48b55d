import * as v from 'valibot'
import { SETTING_TYPES } from './setting.ts'
import type { I18nText, SettingOption, SettingType } from './setting.ts'
import { flag, mapping, sizedText, text } from './shapes.ts'
import type { Shape } from './shapes.ts'

/** A text in Dify's four languages, of up to 1,023 characters each; English stands in for the others. */
const i18nText = (least: number): Shape<I18nText> =>
  mapping({
    en_US: sizedText(least, 1023),
    zh_Hans: v.exactOptional(sizedText(0, 1023)),
    ja_JP: v.exactOptional(sizedText(0, 1023)),
    pt_BR: v.exactOptional(sizedText(0, 1023)),
  })

/** A text that is shown as a name: it cannot be empty. */
export const i18nLabel: Shape<I18nText> = i18nText(1)

/** A text that explains. */
export const i18nNote: Shape<I18nText> = i18nText(0)

/** A setting as it stands in a group file; in the map form its name is the key. */
export interface DeclaredSetting {
  readonly name?: string
  readonly type: SettingType
  readonly required?: boolean
  readonly scope?: string
  readonly default?: unknown
  readonly multiple?: boolean
  readonly options?: readonly SettingOption[]
  readonly label: I18nText
  readonly help?: I18nText
  readonly placeholder?: I18nText
  readonly url?: string
}

/** What a group file may say of one setting. */
export const declaredSetting: Shape<DeclaredSetting> = mapping({
  name: v.exactOptional(sizedText(1, 1023)),
  type: v.picklist(SETTING_TYPES, 'a type of setting'),
  required: v.exactOptional(flag),
  scope: v.exactOptional(text),
  default: v.exactOptional(v.unknown()),
  multiple: v.exactOptional(flag),
  options: v.exactOptional(
    v.pipe(
      v.array(mapping({ value: sizedText(1, 127), label: i18nLabel }), 'a list'),
      v.maxLength(127, 'at most 127 options long'),
    ),
  ),
  label: i18nLabel,
  help: v.exactOptional(i18nNote),
  placeholder: v.exactOptional(i18nNote),
  url: v.exactOptional(text),
})
