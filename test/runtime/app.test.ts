import { createExecutionContext } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { createApp } from '../../src/runtime/app.ts'
import { Endpoint } from '../../src/runtime/endpoint.ts'
import { Response } from '../../src/wrappers/response.ts'
import { createPlugin } from './fixture.ts'

class Hello extends Endpoint {
  override _invoke(_r: unknown, values: Readonly<Record<string, unknown>>) {
    return new Response(`hello ${String(values['name'])}`)
  }
}

test('a rule is answered', async () => {
  const app = createApp(createPlugin([['GET /hello/<name>', Hello]]))
  const response = await app.fetch(
    new Request('http://example.org/hello/you'),
    {},
    createExecutionContext(),
  )
  expect(await response.text()).toBe('hello you')
})
