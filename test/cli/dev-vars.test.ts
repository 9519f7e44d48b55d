import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { prepareDevVars } from '../../src/cli/dev-vars.ts'
import type { CompiledGroup } from '../../src/plugin/compiled-plugin.ts'
import type { Setting } from '../../src/plugin/setting.ts'
import { checkSettingValues } from '../../src/plugin/setting-values.ts'

const setting = (name: string, type: Setting['type'], more: Partial<Setting> = {}): Setting => ({
  name,
  type,
  required: true,
  label: { en_US: name },
  ...more,
})

const groupOf = (...settings: Setting[]): CompiledGroup => ({ file: 'group/a.yaml', settings })

const folderOf = (devVars?: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dev-vars-'))
  if (devVars !== undefined) writeFileSync(join(folder, '.dev.vars'), devVars)
  return folder
}

const read = (folder: string) => parseEnv(readFileSync(join(folder, '.dev.vars'), 'utf8'))

test('a value is invented for every required setting without a default, and passes its check', () => {
  const settings = [
    setting('api-key', 'secret-input'),
    setting('name', 'text-input'),
    setting('size', 'select', { options: [{ value: "it's", label: { en_US: 'small' } }] }),
    setting('loud', 'boolean'),
    setting('app', 'app-selector'),
    setting('voice', 'model-selector', { scope: 'tts' }),
    setting('ranking', 'model-selector', { scope: 'rerank' }),
    setting('tools', 'array[tools]'),
    setting('greeting', 'text-input', { default: 'Hello' }),
    setting('note', 'text-input', { required: false }),
  ]
  const folder = folderOf()
  const outcome = prepareDevVars(folder, [groupOf(...settings)])
  const written = read(folder)
  expect(outcome).toEqual({
    kind: 'written',
    variables: [
      'SETTING_API_KEY',
      'SETTING_NAME',
      'SETTING_SIZE',
      'SETTING_LOUD',
      'SETTING_APP',
      'SETTING_VOICE',
      'SETTING_RANKING',
      'SETTING_TOOLS',
    ],
  })
  expect(written['SETTING_SIZE']).toBe("it's")
  const values = {
    'api-key': written['SETTING_API_KEY'],
    name: written['SETTING_NAME'],
    size: written['SETTING_SIZE'],
    loud: written['SETTING_LOUD'] === 'true',
    app: JSON.parse(written['SETTING_APP'] ?? ''),
    voice: JSON.parse(written['SETTING_VOICE'] ?? ''),
    ranking: JSON.parse(written['SETTING_RANKING'] ?? ''),
    tools: JSON.parse(written['SETTING_TOOLS'] ?? ''),
  }
  expect(checkSettingValues(settings, values).kind).toBe('settings')
})

test('two runs invent different secrets, and the file is for its owner alone', () => {
  const [one, other] = [folderOf(), folderOf()]
  for (const folder of [one, other]) {
    prepareDevVars(folder, [groupOf(setting('api_key', 'secret-input'))])
  }
  expect(read(one)['SETTING_API_KEY']).not.toBe(read(other)['SETTING_API_KEY'])
  expect(statSync(join(one, '.dev.vars')).mode & 0o077).toBe(0)
})

test('a file that is there stays as it is; what it lacks is told', () => {
  const folder = folderOf('SETTING_API_KEY=mine\n')
  const settings = [setting('api_key', 'secret-input'), setting('name', 'text-input')]
  const outcome = prepareDevVars(folder, [groupOf(...settings), groupOf(...settings)])
  expect(outcome).toEqual({ kind: 'kept', missing: ['SETTING_NAME'] })
  expect(readFileSync(join(folder, '.dev.vars'), 'utf8')).toBe('SETTING_API_KEY=mine\n')
})
