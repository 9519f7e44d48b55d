import { expect, test } from 'vitest'
import { modelScopesIn, scopesOf } from '../../src/plugin/scope.ts'

test('only selectors of apps and models have scopes', () => {
  expect(scopesOf('app-selector')).toContain('chat')
  expect(scopesOf('model-selector')).toContain('llm')
  expect(scopesOf('text-input')).toBeUndefined()
})

test.each([
  [undefined, []],
  ['all', []],
  ['tts', ['tts']],
  ['vision&llm&unheard-of', ['llm', 'vision']],
])('the scope %s allows the kinds %s', (scope, kinds) => {
  expect(modelScopesIn(scope)).toEqual(kinds)
})
