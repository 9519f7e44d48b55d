import { describe, expect, test } from 'vitest'
import type { Setting } from '../../src/plugin/setting.ts'
import { createApp } from '../../src/runtime/app.ts'
import { Endpoint } from '../../src/runtime/endpoint.ts'
import { Response } from '../../src/wrappers/response.ts'
import { call } from './call.ts'
import { createPlugin, type Invoke } from './fixture.ts'

const SECRET = 'TOP-"SECRET"-4711'

const settings: readonly Setting[] = [
  { name: 'api_key', type: 'secret-input', required: true, label: { en_US: 'Key' } },
  { name: 'pin', type: 'secret-input', required: true, label: { en_US: 'PIN' } },
  { name: 'place', type: 'text-input', required: true, label: { en_US: 'Place' } },
]

const env = { SETTING_API_KEY: SECRET, SETTING_PIN: 'a', SETTING_PLACE: 'Paris' }

const logOf = async (invoke: Invoke, mode?: string): Promise<string> => {
  const app = createApp(createPlugin([['POST /', invoke]], settings))
  const options = { method: 'POST', body: 'CARD-4111', env: { ...env, DIFY_EDGE_MODE: mode } }
  const { response, errors } = await call(app, '/', options)
  expect(response.status).toBe(500)
  expect(errors).toHaveLength(1)
  return errors[0] ?? ''
}

const errorOf = async (invoke: Invoke): Promise<string> =>
  (JSON.parse(await logOf(invoke)) as { error: string }).error

describe('the log of an error', () => {
  test.each<[name: string, thrown: (values: unknown) => unknown, logged: string]>([
    ['an object', (values) => values, 'an object with the keys [api_key, pin, place]'],
    ['a list', (values) => [values], 'a list of 1'],
    ['a function', () => () => SECRET, 'a function'],
    ['a cause that is no error', (cause) => new Error('outer', { cause }), 'caused by thrown: an'],
  ])('tells of %s its kind, and no value', async (_name, create, logged) => {
    const error = await errorOf((_r, _values, given) => {
      throw create(given)
    })
    expect(error).toContain(logged)
    expect(error).not.toMatch(/SECRET|Paris/)
  })

  test.each(['development', 'production'])(
    'masks the values of secret settings in %s, however they come there',
    async (mode) => {
      const line = await logOf((_r, _values, { api_key }) => {
        throw new Error(`a key ${String(api_key)} at Paris`, { cause: String(api_key) })
      }, mode)
      expect(line).toContain('a key [secret] at Paris')
      expect(line).toContain('caused by thrown: [secret]')
      expect(line).not.toContain('SECRET')
    },
  )

  test('masks them in what a background task is logged with', async () => {
    class Later extends Endpoint {
      override _invoke(): Response {
        this.session.wait_until(Promise.reject(new Error(`late ${SECRET}`)))
        return new Response('done')
      }
    }
    const app = createApp(createPlugin([['GET /', Later]], settings))
    const { errors } = await call(app, '/', { env })
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain('late [secret]')
  })

  test.each([
    ['the body', (text: string) => text],
    ['the head of a long body', (text: string) => `${text} and ${'more '.repeat(20)}`],
    [
      'the middle of a body',
      (text: string) => `["${'x'.repeat(40)}", ${text}, "${'y'.repeat(40)}"]`,
    ],
    ['the end of a body', (text: string) => `["${'x'.repeat(40)}", ${text}`],
    ['a body with quotes and lines', (text: string) => `{\n"": ${text}"`],
  ])('does not quote %s where it is no JSON', async (_name, bodyOf) => {
    const error = await errorOf(async (r) => {
      JSON.parse(bodyOf(await r.get_data({ as_text: true })))
    })
    expect(error).toMatch(/^SyntaxError: Unexpected token: the text is not valid JSON\n +at /)
    expect(error).not.toMatch(/CARD|4111/)
  })

  test('does not quote it either where the handler made an error of its own from it', async () => {
    const error = await errorOf(async (r) => {
      try {
        JSON.parse(await r.get_data({ as_text: true }))
      } catch (cause) {
        throw new Error(`bad order: ${(cause as Error).message}`, { cause })
      }
    })
    expect(error).toContain('bad order: Unexpected token: the text is not valid JSON')
    expect(error).not.toContain('CARD')
  })

  test('is cut at some 16 KiB, and says so, with the stack at its end', async () => {
    const line = await logOf(() => {
      throw new Error('x'.repeat(5_000_000))
    })
    expect(line.length).toBeLessThan(18_000)
    expect(line).toMatch(/x\\n\.\.\. 49\d{5} characters are cut here \.\.\.\\nx/)
    expect(line).toMatch(/ at .*log\.test/)
  })
})
