import { declaredSetting } from '../plugin/declared-setting.ts'
import type { DeclaredSetting } from '../plugin/declared-setting.ts'
import type { Setting } from '../plugin/setting.ts'
import { readDefault } from './check-default.ts'
import { checkSetting } from './check-setting.ts'
import { checkShape } from './check-shape.ts'
import type { SettingDeclaration } from './declarations.ts'
import { error, placeIn } from './diagnostic.ts'
import type { Place, Reading } from './diagnostic.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import { hintType } from './suggest-type.ts'
import { describeNode, textAt, valueAt } from './yaml-node.ts'
import type { YamlEntry, YamlNode } from './yaml-node.ts'

/** More settings Dify does not take. */
const MAX_SETTINGS = 64

/** The longest name of a setting that Dify takes. */
const MOST_NAME_LENGTH = 1023

/** Reads the settings of a group, a list (Dify's daemon) or a mapping by name (Dify's guide). */
export function* readSettings(
  file: SourceFile,
  group: YamlNode,
): Reading<readonly SettingDeclaration[]> {
  const node = valueAt(group, 'settings')
  if (node === undefined) return []
  if (node.kind === 'scalar') {
    yield error('wrong-type', placeIn(file, node), {
      message: `"settings" must be a list or a mapping, not ${describeNode(node)}`,
      hint: 'begin each setting with "- name: ...", or write "settings: []" for none',
    })
    return []
  }
  const written: readonly Written[] =
    node.kind === 'list'
      ? node.entries.map((value) => ({ file, node: value }))
      : [...node.entries.values()].map((entry) => ({ file, node: entry.value, entry }))
  const settings: SettingDeclaration[] = []
  for (const setting of written) {
    const read = yield* readSetting(setting)
    if (read !== undefined) settings.push(read)
  }
  const surplus = settings[MAX_SETTINGS]
  if (surplus !== undefined) {
    yield error('too-many-settings', surplus.place, {
      message: `Cannot have ${settings.length} settings in one group; ${MAX_SETTINGS} are the most`,
      hint: 'split the group, or put several values into one setting',
    })
  }
  return settings
}

/** A setting in its file; in the map form with its entry, whose key is the name. */
interface Written {
  readonly file: SourceFile
  readonly node: YamlNode
  readonly entry?: YamlEntry
}

function* readSetting(written: Written): Reading<SettingDeclaration | undefined> {
  const { file, node, entry } = written
  const inside = textAt(node, 'name')
  const name = entry?.key ?? inside?.text
  const title = name === undefined ? 'the setting' : `the setting ${quote(name)}`
  const { whole, parts } = yield* checkShape(
    { ...written, name: title, hints: HINTS },
    declaredSetting,
  )
  if (name === undefined || name === '') {
    // A name of the wrong type or length is told of already.
    const isTold = entry === undefined && (node.kind !== 'mapping' || valueAt(node, 'name'))
    if (!isTold) yield unnamed(placeIn(file, entry?.keySpan ?? node))
    return undefined
  }
  if (entry !== undefined && inside !== undefined && inside.text !== entry.key) {
    yield error('invalid-value', placeIn(file, inside.node), {
      message: `Cannot name the setting both ${quote(entry.key)} and ${quote(inside.text)}`,
      hint: 'leave "name" out: in a mapping the key is the name',
      related: { message: 'the key is here', place: placeIn(file, entry.keySpan) },
    })
  }
  if (name.length > MOST_NAME_LENGTH && entry !== undefined) {
    yield error('wrong-length', placeIn(file, entry.keySpan), {
      message: `The name of a setting must be at most ${MOST_NAME_LENGTH.toLocaleString('en')} characters long`,
    })
  }
  if (parts.type !== undefined) {
    yield* checkSetting({ file, node, name, type: parts.type, declared: parts })
  }
  return {
    name,
    place: placeIn(file, entry?.keySpan ?? inside?.node ?? node),
    setting: whole === undefined ? undefined : toSetting(name, whole),
  }
}

const hintTexts = (node: YamlNode): string | undefined =>
  node.kind === 'scalar' && node.value !== null
    ? `write the text under its language: { en_US: ${quote(String(node.value))} }`
    : undefined

const HINTS = { type: hintType, label: hintTexts, help: hintTexts, placeholder: hintTexts }

const unnamed = (place: Place) =>
  error('missing-key', place, {
    message: 'The setting needs "name"',
    hint: 'add name: "api_key", or write the settings as a mapping whose keys are the names',
  })

/** The setting in one spelling: the same keys in the same order, however it was written. */
const toSetting = (name: string, declared: DeclaredSetting): Setting => ({
  name,
  type: declared.type,
  required: declared.required ?? false,
  label: pickLanguages(declared.label),
  ...(declared.help && { help: pickLanguages(declared.help) }),
  ...(declared.placeholder && { placeholder: pickLanguages(declared.placeholder) }),
  ...(declared.url === undefined ? {} : { url: declared.url }),
  ...(declared.scope === undefined ? {} : { scope: declared.scope }),
  ...(declared.default === undefined ? {} : { default: readDefault(declared) }),
  ...(declared.multiple === undefined ? {} : { multiple: declared.multiple }),
  ...(declared.options && {
    options: declared.options.map(({ value, label }) => ({ value, label: pickLanguages(label) })),
  }),
})

const pickLanguages = ({ en_US, zh_Hans, ja_JP, pt_BR }: Setting['label']): Setting['label'] => ({
  en_US,
  ...(zh_Hans === undefined ? {} : { zh_Hans }),
  ...(ja_JP === undefined ? {} : { ja_JP }),
  ...(pt_BR === undefined ? {} : { pt_BR }),
})
