import { expect, test } from 'vitest'
import { compile, diagnose, group, plugin } from './plugin-folder.ts'

const FILE = 'group/neko.yaml'
const LABEL = 'label: { en_US: Cat }'

/** What is wrong with one setting, written in flow on line 2 from column 5. */
const diagnoseSetting = (setting: string): readonly string[] =>
  diagnose(group(`  - { ${setting} }\n`)).map((line) => line.replaceAll(`${FILE}:`, ''))

const hintFor = (setting: string): string | undefined =>
  compile(group(`  - { ${setting} }\n`)).diagnostics[0]?.hint

test.each([
  ['secret-input', ''],
  ['text-input', ', default: "12:30", url: "https://example.org", multiple: false'],
  ['boolean', ', default: false, help: { en_US: Help }, placeholder: { en_US: "" }'],
  ['select', `, default: a, options: [{ value: a, ${LABEL} }, { value: "no", ${LABEL} }]`],
  ['app-selector', ', scope: chat&workflow'],
  ['model-selector', ', scope: llm&tool-call'],
  ['array[tools]', ', default: []'],
])('a setting of type %s is taken', (type, rest) => {
  expect(diagnoseSetting(`name: a, type: "${type}", ${LABEL}${rest}`)).toEqual([])
})

test.each([
  ['secret', '"secret-input"'],
  ['string', '"text-input"'],
  ['tool-selector', '"array[tools]"'],
  ['Boolean', '"boolean"'],
  ['modelselector', '"model-selector"'],
  ['any', 'secret-input, text-input, select'],
  ['5', 'secret-input, text-input, select'],
])('the type %s is refused with the remedy', (type, remedy) => {
  expect(diagnoseSetting(`name: a, type: ${type}, ${LABEL}`)).toEqual(['invalid-value 2:22'])
  expect(hintFor(`name: a, type: ${type}, ${LABEL}`)).toContain(remedy)
})

test.each([
  ['no name', `type: boolean, ${LABEL}`, ['missing-key 2:5']],
  ['an empty name', `name: "", type: boolean, ${LABEL}`, ['wrong-length 2:13']],
  ['a long name', `name: ${'a'.repeat(1024)}, type: boolean, ${LABEL}`, ['wrong-length 2:13']],
  ['a number as name', `name: 1, type: boolean, ${LABEL}`, ['wrong-type 2:13']],
  ['no type', `name: a, ${LABEL}`, ['missing-key 2:7']],
  ['no label', 'name: a, type: boolean', ['missing-key 2:7']],
  ['a text as label', 'name: a, type: boolean, label: Cat', ['wrong-type 2:38']],
  ['a label without English', 'name: a, type: boolean, label: { ja_JP: a }', ['missing-key 2:31']],
  ['an empty label', 'name: a, type: boolean, label: { en_US: "" }', ['wrong-length 2:47']],
  ['a number in a label', 'name: a, type: boolean, label: { en_US: 1 }', ['wrong-type 2:47']],
  ['a word as flag', `name: a, type: boolean, ${LABEL}, required: maybe`, ['wrong-type 2:64']],
])('tells of %s', (_, setting, expected) => {
  expect(diagnoseSetting(setting)).toEqual(expected)
})

test.each([
  ['helper', '"help"'],
  ['placeHolder', '"placeholder"'],
  ['optional', undefined],
  ['llm_description', undefined],
])('the key %s is warned of where it is a misspelling', (key, meant) => {
  const setting = `name: a, type: boolean, ${LABEL}, ${key}: { en_US: a }`
  expect(diagnoseSetting(setting)).toEqual(meant === undefined ? [] : ['unknown-key? 2:54'])
  if (meant !== undefined) expect(hintFor(setting)).toContain(meant)
})

test.each([
  ['ja_Jp', true],
  ['ja-JP', true],
  ['zh_hans', true],
  ['zh_Hant', false],
  ['de_DE', false],
])('the language %s of a label: a misspelling is %s', (language, isMisspelt) => {
  const setting = `name: a, type: boolean, label: { en_US: a, ${language}: b }`
  expect(diagnoseSetting(setting)).toEqual(isMisspelt ? ['unknown-key? 2:50'] : [])
})

test.each([
  ['a select without options', `name: a, type: select, ${LABEL}`, ['setting-options 2:22']],
  ['empty options', `name: a, type: select, ${LABEL}, options: []`, ['setting-options 2:62']],
  [
    'options of a text',
    `name: a, type: text-input, ${LABEL}, options: [{ value: a, ${LABEL} }]`,
    ['setting-options? 2:57'],
  ],
  [
    'an option twice',
    `name: a, type: select, ${LABEL}, options: [{ value: a, ${LABEL} }, { value: a, ${LABEL} }]`,
    ['setting-options? 2:109 <- 2:72'],
  ],
  [
    'an option that is a number',
    `name: a, type: select, ${LABEL}, options: [{ value: 1, ${LABEL} }]`,
    ['wrong-type 2:72'],
  ],
  [
    'an option without value',
    `name: a, type: select, ${LABEL}, options: [{ ${LABEL} }]`,
    ['missing-key 2:65'],
  ],
  [
    'too long an option',
    `name: a, type: select, ${LABEL}, options: [{ value: ${'a'.repeat(128)}, ${LABEL} }]`,
    ['wrong-length 2:72'],
  ],
  [
    'too many options',
    `name: a, type: select, ${LABEL}, options: [${Array.from({ length: 128 }, (_, index) => `{ value: a${index}, ${LABEL} }`).join()}]`,
    ['wrong-length 2:62'],
  ],
])('tells of %s', (_, setting, expected) => {
  expect(diagnoseSetting(setting)).toEqual(expected)
})

test.each([
  ['text-input', '60', 'put it in quotes: "60"'],
  ['text-input', 'true', 'put it in quotes: "true"'],
  ['secret-input', '[a]', 'write a text'],
  ['boolean', '"true"', 'true or false'],
  ['boolean', '1', 'true or false'],
  ['app-selector', 'a', 'remove'],
  ['model-selector', 'a', 'remove'],
  ['array[tools]', 'a', 'remove'],
])('a setting of type %s cannot have the default %s', (type, given, remedy) => {
  const setting = `name: a, type: "${type}", default: ${given}, ${LABEL}`
  expect(diagnoseSetting(setting)).toEqual([`setting-default 2:${22 + type.length + 13}`])
  expect(hintFor(setting)).toContain(remedy)
})

test('a default that is not among the options is told of, with the one that was meant', () => {
  const options = `options: [{ value: eu, ${LABEL} }, { value: us, ${LABEL} }]`
  const setting = `name: a, type: select, ${LABEL}, ${options}, default: EU`
  expect(diagnoseSetting(setting)).toEqual(['setting-default 2:149'])
  expect(hintFor(setting)).toBe('did you mean "eu"?')
})

test.each([
  ['text-input', 'chat', 'setting-scope'],
  ['app-selector', 'chats', 'setting-scope'],
  ['app-selector', 'llm', 'setting-scope'],
  ['app-selector', 'chat&llm', 'setting-scope?'],
  ['model-selector', 'vison', 'setting-scope'],
  ['model-selector', 'llm&vison', 'setting-scope?'],
  ['model-selector', 'all', 'setting-scope?'],
])('a setting of type %s with the scope %s', (type, scope, code) => {
  const [found] = diagnoseSetting(`name: a, type: ${type}, ${LABEL}, scope: ${scope}`)
  expect(found?.split(' ')[0]).toBe(code)
})

test('in a mapping the key is the name; another inside is told of', () => {
  const settings = `  cat: { type: boolean, ${LABEL} }\n  dog: { name: pup, type: boolean, ${LABEL} }\n`
  expect(diagnose(group(settings))).toEqual([`invalid-value ${FILE}:3:16 <- ${FILE}:3:3`])
})

test('an empty key and a long one are no names', () => {
  const settings = `  "": { name: a, type: boolean, ${LABEL} }\n  ? ${'a'.repeat(1024)}\n  : { type: boolean, ${LABEL} }\n`
  expect(diagnose(group(settings))).toEqual([`missing-key ${FILE}:2:3`, `wrong-length ${FILE}:3:5`])
})

test('a setting that is no mapping is told of', () => {
  expect(diagnose(group('  - api_key\n'))).toEqual([`wrong-type ${FILE}:2:5`])
  expect(diagnose(group('  api_key:\n'))).toEqual([`wrong-type ${FILE}:2:11`])
})

test('a setting declared twice is told of, with both places', () => {
  const setting = `  - { name: a, type: boolean, ${LABEL} }\n`
  expect(diagnose(group(setting + setting))).toEqual([
    `duplicate-setting ${FILE}:3:13 <- ${FILE}:2:13`,
  ])
})

test.each(['api-key', 'API_KEY', 'api.key', 'api键key'])(
  '%s and api_key share a variable',
  (name) => {
    const settings = `  api_key: { type: boolean, ${LABEL} }\n  ${name}: { type: boolean, ${LABEL} }\n`
    expect(diagnose(group(settings))).toEqual([`variable-clash ${FILE}:3:3 <- ${FILE}:2:3`])
  },
)

test('two groups may share a setting of the same type, not of another', () => {
  const two = (type: string) =>
    diagnose(
      plugin({
        [FILE]: `settings: { key: { type: text-input, ${LABEL} } }\nendpoints: [endpoints/duck.yaml]\n`,
        'group/oden.yaml': `settings: { key: { type: ${type}, ${LABEL} } }\n`,
      }),
    )
  expect(two('text-input')).toEqual([])
  expect(two('secret-input')).toEqual([`variable-clash group/oden.yaml:1:13 <- ${FILE}:1:13`])
})

test('64 settings are taken, the 65th is told of', () => {
  const settings = (count: number) =>
    Array.from({ length: count }, (_, index) => `  a${index}: { type: boolean, ${LABEL} }\n`).join(
      '',
    )
  expect(diagnose(group(settings(64)))).toEqual([])
  expect(diagnose(group(settings(66)))).toEqual([`too-many-settings ${FILE}:66:3`])
})

test('a mistake in one key of a setting does not hide those in others', () => {
  const setting = 'name: a, type: boolean, scope: all, default: 1'
  expect(diagnoseSetting(setting)).toEqual([
    'missing-key 2:7',
    'setting-scope 2:31',
    'setting-default 2:52',
  ])
})
