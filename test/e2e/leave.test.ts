import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { serveWorker } from '../../scripts/serve-worker.ts'
import type { ServedWorker } from '../../scripts/serve-worker.ts'
import type { AppScript, SeenRequest } from '../session/doubles/service-api/app-script.ts'
import { startServiceApi } from '../session/doubles/service-api/start-service-api.ts'
import type { ServiceApi } from '../session/doubles/service-api/start-service-api.ts'
import { eventually } from './shell.ts'

const ENTRY = join(import.meta.dirname, 'in-workerd/leaving.ts')

let dify: ServiceApi
let worker: ServedWorker
let seen: () => Promise<SeenRequest[]>

beforeAll(async () => {
  dify = await startServiceApi()
  const apps = `${new URL(dify.url).origin}/double/apps`
  // After its first event the app says nothing more.
  const script: AppScript = { mode: 'chat', delivery: { hold_after: 1 } }
  const added = await fetch(apps, { method: 'POST', body: JSON.stringify(script) })
  const { api_key } = (await added.json()) as { api_key: string }
  seen = async () => (await (await fetch(`${apps}/${api_key}`)).json()) as SeenRequest[]
  const DIFY_APPS = JSON.stringify({ one: { api_key, base_url: dify.url } })
  worker = await serveWorker(ENTRY, { bindings: { DIFY_APPS } })
})

afterAll(async () => {
  await worker.stop()
  await dify.close()
})

test.each(['block', 'stream', 'raw'])(
  'a caller who resets his connection to /%s ends the request to Dify and stops the task',
  async (path) => {
    const before = (await seen()).length
    const caller = connect(worker.port, '127.0.0.1').on('error', () => undefined)
    await once(caller, 'connect')
    caller.write(`GET /${path} HTTP/1.1\r\nhost: edge.example\r\n\r\n`)
    const since = async () => (await seen()).slice(before)
    await eventually(
      async () => (await since()).length === 1,
      () => 'Dify was not asked',
    )
    // Until the first event has come the task has no name.
    await sleep(500)
    caller.resetAndDestroy()
    await sleep(3000)
    expect(await since()).toMatchObject([
      { path: '/v1/chat-messages', ended: 'left' },
      { path: expect.stringMatching(/^\/v1\/chat-messages\/.+\/stop$/) },
    ])
  },
)
