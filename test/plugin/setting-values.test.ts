import { describe, expect, test } from 'vitest'
import type { Setting } from '../../src/plugin/setting.ts'
import { checkSettingValues } from '../../src/plugin/setting-values.ts'

const setting = (more: Partial<Setting>): Setting => ({
  name: 'x',
  type: 'text-input',
  required: false,
  label: { en_US: 'X' },
  ...more,
})

const messages = (settings: readonly Setting[], given: Record<string, unknown>): unknown => {
  const checked = checkSettingValues(settings, given)
  return checked.kind === 'problems' ? checked.problems.map(({ message }) => message) : 'fine'
}

const options = [{ value: 'a', label: { en_US: 'A' } }]

describe('a value', () => {
  const cases: [more: Partial<Setting>, value: unknown, expected: string][] = [
    [{ type: 'secret-input' }, 'k', 'fine'],
    [{ type: 'secret-input' }, 5, 'is not a string'],
    [{ type: 'text-input' }, '', 'fine'],
    [{ type: 'text-input' }, false, 'is not a string'],
    [{ type: 'select', options }, 'a', 'fine'],
    [{ type: 'select', options }, 'b', 'is not a valid option'],
    [{ type: 'select', options }, 1, 'is not a string'],
    [{ type: 'select' }, 'a', 'is not a valid option'],
    [{ type: 'boolean' }, false, 'fine'],
    [{ type: 'boolean' }, 'false', 'is not a boolean'],
    [{ type: 'app-selector' }, { app_id: '1', inputs: {} }, 'fine'],
    [{ type: 'app-selector' }, 'app', 'is not a map'],
    [{ type: 'app-selector' }, [], 'is not a map'],
    [{ type: 'app-selector' }, {}, 'is missing app_id'],
    [{ type: 'model-selector' }, { provider: 'p', model: 'm', model_type: 'llm' }, 'fine'],
    [{ type: 'model-selector' }, { provider: 'p', model: 'm' }, 'is missing model_type'],
    [{ type: 'array[tools]' }, [], 'fine'],
    [{ type: 'array[tools]' }, {}, 'is not a list'],
  ]

  test.each(cases)('%j of %j: %s', (more, value, expected) => {
    const found = messages([setting(more)], { x: value })
    expect(found).toEqual(expected === 'fine' ? 'fine' : [`setting x ${expected}`])
  })
})

test.each([{}, { x: null }, { x: undefined }])('%j lacks a required setting', (given) => {
  expect(messages([setting({ required: true })], given)).toEqual(['missing required setting: x'])
})

test('an absent setting gets its default, also where it is required; a given one keeps its value', () => {
  const settings = [setting({ required: true, default: 'd' }), setting({ name: 'y', default: 'd' })]
  expect(checkSettingValues(settings, { y: '' })).toEqual({
    kind: 'settings',
    settings: { x: 'd', y: '' },
  })
})

test('an absent optional setting is no key', () => {
  expect(checkSettingValues([setting({})], { x: undefined })).toEqual({
    kind: 'settings',
    settings: {},
  })
})

test('every problem is told, in the order of declaration', () => {
  const settings = [setting({ name: 'b', required: true }), setting({ name: 'a', type: 'boolean' })]
  expect(messages(settings, { a: 1 })).toEqual([
    'missing required setting: b',
    'setting a is not a boolean',
  ])
})

test('what is not declared is kept, and no name is special', () => {
  const given = JSON.parse('{"__proto__": "p", "other": {"deep": []}}') as Record<string, unknown>
  const checked = checkSettingValues([setting({ name: '__proto__' })], given)
  const values = checked.kind === 'settings' ? checked.settings : {}
  expect(Object.entries(values)).toEqual([
    ['__proto__', 'p'],
    ['other', { deep: [] }],
  ])
})

test('the values are frozen throughout, since requests share them', () => {
  const checked = checkSettingValues([], { app: { inputs: { city: 'Oslo' } } })
  const values = checked.kind === 'settings' ? checked.settings : {}
  const { inputs } = values['app'] as { inputs: { city: string } }
  expect(() => Object.assign(values, { new: 1 })).toThrow(TypeError)
  expect(() => (inputs.city = 'Bergen')).toThrow(TypeError)
})
