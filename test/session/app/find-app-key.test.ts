import { describe, expect, test } from 'vitest'

import { createApps } from '../../../src/session/app/create-apps.ts'
import { findAppKey } from '../../../src/session/app/find-app-key.ts'
import { createContext } from '../create-context.ts'
import { openApp } from './open-app.ts'

const find = (
  env: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>> = {},
) => findAppKey(createContext(env, { settings }), 'one')

const CLOUD = 'https://api.dify.ai/v1'
const selector = { app_id: 'one', inputs: {}, files: [], type: 'app-selector' }

describe('the key of an app', () => {
  test.each([
    ['is a text in DIFY_APPS', { DIFY_APPS: '{"one": " app-1 "}' }, {}, ['app-1', CLOUD]],
    [
      'has the base URL of DIFY_API_URL',
      { DIFY_APPS: '{"one": "app-1"}', DIFY_API_URL: 'http://dify.local/v1/' },
      {},
      ['app-1', 'http://dify.local/v1'],
    ],
    [
      'may have a base URL of its own',
      { DIFY_APPS: '{"one": {"api_key": "app-1", "base_url": "https://own.example/v1//"}}' },
      {},
      ['app-1', 'https://own.example/v1'],
    ],
    [
      'may stand in a table of wrangler.toml',
      { DIFY_APPS: { one: { api_key: 'app-1', base_url: '' } }, DIFY_API_URL: '' },
      {},
      ['app-1', CLOUD],
    ],
    [
      "is the hook's own before the operator's",
      { DIFY_APPS: '{"one": "app-1"}' },
      { app: { ...selector, api_key: 'app-hook' } },
      ['app-hook', CLOUD],
    ],
    [
      "with the hook's base URL is the hook's",
      {},
      {
        text: 'one',
        none: null,
        app: { ...selector, api_key: 'k', base_url: 'https://h.example/v1' },
      },
      ['k', 'https://h.example/v1'],
    ],
    [
      "of the operator never goes to the hook's base URL",
      { DIFY_APPS: '{"one": "app-1"}' },
      { app: { ...selector, base_url: 'https://evil.example/v1' } },
      ['app-1', CLOUD],
    ],
    [
      'is not one of another app',
      { DIFY_APPS: '{"one": "app-1"}' },
      { app: { ...selector, app_id: 'two', api_key: 'app-2' } },
      ['app-1', CLOUD],
    ],
  ])('%s', (...[, env, settings, [api_key, base_url]]) => {
    expect(find(env, settings)).toMatchObject({ app_id: 'one', api_key, base_url })
  })

  test.each([
    ['nowhere', {}, /no key for the app "one": add "one".+secret DIFY_APPS.+wrangler secret put/],
    ['missing', { DIFY_APPS: '{"two": "app-2"}' }, /no key for the app "one"/],
    ['inherited', { DIFY_APPS: '{"__proto__": {"one": "x"}}' }, /no key for the app "one"/],
    ['empty', { DIFY_APPS: '{"one": " "}' }, /DIFY_APPS has no key for the app "one"/],
    [
      'in two lines',
      { DIFY_APPS: '{"one": "app-secret\\nx"}' },
      /the key of the app "one" in DIFY_APPS has a character/,
    ],
    ['a number', { DIFY_APPS: '{"one": 1}' }, /DIFY_APPS has no key for the app "one"/],
    ['in a list', { DIFY_APPS: '["app-1"]' }, /DIFY_APPS is not a JSON object/],
    [
      'behind a mistake',
      { DIFY_APPS: '{\n  "one": app-secret\n}' },
      /^DIFY_APPS is not valid JSON at line 2, column 10: set it again/,
    ],
    [
      'with a base URL that is none',
      { DIFY_APPS: '{"one": {"api_key": "app-secret", "base_url": "api.dify.ai"}}' },
      /"base_url" of the app "one" in DIFY_APPS is not a URL/,
    ],
    [
      'with a base URL of another scheme',
      { DIFY_APPS: '{"one": "app-secret"}', DIFY_API_URL: 'ftp://dify.local' },
      /^DIFY_API_URL is not a URL that begins with https/,
    ],
  ])('that is %s is an error that tells the remedy', (_, env, message) => {
    expect(() => find(env)).toThrow(message)
    expect(() => find(env)).not.toThrow(/app-secret|app-1|app-2/)
  })

  test.each([
    'https://ann:app-secret@dify.local/v1',
    'https://app-secret@dify.local/v1',
    'https://dify.local/v1?token=app-secret',
    'https://dify.local/v1#app-secret',
  ])('is not used with the address %s, which is not repeated', (base_url) => {
    const env = { DIFY_APPS: JSON.stringify({ one: { api_key: 'app-1', base_url } }) }
    expect(() => find(env)).toThrow(/has a user, a query or a fragment: give only the address/)
    expect(() => find(env)).not.toThrow(/app-secret/)
  })

  test('in a setting that is wrong is told by the name of the setting', () => {
    const broken = { ...selector, app_id: 'one', api_key: ' ' }
    expect(() => find({}, { my_app: broken })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^the setting "my_app" has no key for the app "one"/),
        secret: 'my_app',
      }),
    )
  })

  test('is asked for by the id, not by the selector value', async () => {
    const { app } = { app: { invoke: createApps(createContext({})).fetch_app } }
    await expect(app.invoke({ app_id: selector as unknown as string })).rejects.toThrow(
      'app_id is the id of an app, a text: of an app-selector value pass its "app_id"',
    )
  })

  test('never shows in an error, even if the service repeats it', async () => {
    const app = await openApp({ mode: 'chat', refusals: [{ status: 418, body: 'I got {key}!' }] })
    const error = await app.apps.fetch_app(app.app_id).catch((error: unknown) => error)
    expect(String(error)).toContain('418 respond with: I got ***!')
  })
})
