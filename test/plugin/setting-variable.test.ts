import { expect, test } from 'vitest'
import { settingVariable } from '../../src/plugin/setting-variable.ts'

test.each([
  ['api_key', 'SETTING_API_KEY'],
  ['api-key.v2', 'SETTING_API_KEY_V2'],
  ['Bot Name', 'SETTING_BOT_NAME'],
  ['鍵🔑', 'SETTING___'],
  ['straße', 'SETTING_STRASSE'],
])('the setting %s is kept in %s', (name, variable) => {
  expect(settingVariable(name)).toBe(variable)
})
