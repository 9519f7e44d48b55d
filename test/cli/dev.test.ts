import { createServer } from 'node:net'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { endpoint, plugin, writeFiles } from '../compiler/plugin-folder.ts'

const WRANGLER = { 'wrangler.toml': 'name = "x"\n' }

const dev = async (folder: string, ...options: string[]) => {
  const printed: string[] = []
  const print = (text: string): unknown => printed.push(text)
  const status = await run(['dev', folder, ...options], { print, printError: print, colors: false })
  return { status, printed: printed.join('\n') }
}

test('a folder without wrangler.toml is a wrong call', async () => {
  const { status, printed } = await dev(writeFiles(plugin()))
  expect(status).toBe(2)
  expect(printed).toMatch(/^error: there is no wrangler\.toml in ".+"\nhint: run it where/)
})

test.each(['0', '65536', 'http', '80.5', '-1'])('"%s" is no port', async (port) => {
  const { status, printed } = await dev(writeFiles(plugin(WRANGLER)), `--port=${port}`)
  expect([status, printed]).toEqual([
    2,
    `error: "${port}" is no port\nhint: a port is a number from 1 to 65535`,
  ])
})

test('a port that another program has is told before anything is started or written', async () => {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const folder = writeFiles(plugin(WRANGLER))
  const { status, printed } = await dev(folder, '--port', String(port))
  server.close()
  expect(status).toBe(2)
  expect(printed).toContain(`error: port ${port} is in use by another program`)
  expect(existsSync(join(folder, '.dev.vars'))).toBe(false)
})

test('mistakes in a plugin that was never built are told, and nothing is started', async () => {
  const broken = plugin({ ...WRANGLER, 'endpoints/duck.yaml': endpoint('/duck', 'get') })
  const { status, printed } = await dev(writeFiles(broken))
  expect(status).toBe(1)
  expect(printed).toContain('endpoints/duck.yaml:2:9: error unknown-method')
})
