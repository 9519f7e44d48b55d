import { createExecutionContext } from 'cloudflare:test'
import { expect, test } from 'vitest'
import { createApp } from '../../../src/runtime/app.ts'
import { Endpoint } from '../../../src/runtime/endpoint.ts'
import { Response } from '../../../src/wrappers/response.ts'
import { createPlugin } from '../../runtime/fixture.ts'
import { env } from './open-file.ts'

class Keep extends Endpoint {
  override async _invoke() {
    const file = await this.session.file.upload('note.txt', 'meow', 'text/plain')
    return new Response(file.preview_url)
  }
}

// It fits the path of every link, and is never asked for one.
class Everything extends Endpoint {
  override _invoke() {
    return new Response('everything')
  }
}

const app = createApp(
  createPlugin([
    ['GET /keep', Keep],
    ['GET /<path:rest>', Everything],
  ]),
)

const get = async (url: string, init: RequestInit = {}) =>
  app.fetch(new Request(url, init), env, createExecutionContext())

test('the link of a file that a handler kept is answered, whole and in part', async () => {
  const link = await (await get('https://edge.example/keep')).text()
  const whole = await get(link)
  expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'text/plain'])
  expect(await whole.text()).toBe('meow')
  const part = await get(link, { headers: { range: 'bytes=1-2' } })
  expect([part.status, await part.text()]).toEqual([206, 'eo'])
})

test('a link that was not signed is refused, and a plugin rule is not asked for it', async () => {
  const forged = await get('https://edge.example/_files/a.txt?expires=99999999999&signature=AAAA')
  expect(forged.status).toBe(403)
  expect((await get('https://edge.example/_file')).status).toBe(200)
})
