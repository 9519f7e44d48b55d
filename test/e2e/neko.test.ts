import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanClone, removeClone } from './clean-clone.ts'
import { eventually, Shell } from './shell.ts'

const URL_BASE = 'http://localhost:8787'

let clone: string
let dev: Shell | undefined

const serve = async (command: string): Promise<void> => {
  dev = new Shell(command, clone)
  await dev.prints(`GET  ${URL_BASE}/neko`)
}

const printed = (): string => dev?.printed ?? ''

const edit = (file: string, from: string, to: string): void => {
  const path = join(clone, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

const answers = (path: string, expected: (response: Response, body: string) => boolean) =>
  eventually(
    async () => {
      const response = await fetch(URL_BASE + path).catch(() => undefined)
      return response !== undefined && expected(response, await response.text())
    },
    () => `${path} does not answer as expected; printed:\n${printed()}`,
  )

beforeAll(async () => {
  clone = cleanClone()
  const command = /npm ci && npm run dev/.exec(readFileSync(join(clone, 'README.md'), 'utf8'))?.[0]
  if (command === undefined) throw new Error('README.md does not show the command')
  await serve(command)
})

afterAll(async () => {
  await dev?.end()
  removeClone(clone)
})

test('npm run dev prints the method and the URL of each endpoint', () => {
  expect(printed()).toMatch(/GET +http:\/\/localhost:8787\/duck\/<app_id>\n/)
  expect(printed()).toMatch(/GET +http:\/\/localhost:8787\/neko\n/)
})

test('the first run writes .dev.vars with a key for Neko, for its owner alone', () => {
  const file = join(clone, '.dev.vars')
  expect(readFileSync(file, 'utf8')).toMatch(/^SETTING_API_KEY="?[\w-]{16,}"?$/m)
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('GET /neko is one self-contained HTML page', async () => {
  const response = await fetch(`${URL_BASE}/neko`)
  const page = await response.text()
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page).toContain('<title>Neko Cat</title>')
  expect(page).not.toMatch(/(src|href)="?https?:/)
})

test('GET /duck/<app_id> names the app, escaped, and the cat arrives piece by piece', async () => {
  const response = await fetch(`${URL_BASE}/duck/${encodeURIComponent('<b>id')}`)
  expect(response.headers.get('content-type')).toBe('text/html')
  const arrivals: { at: number; text: string }[] = []
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) {
    arrivals.push({ at: performance.now(), text: decoder.decode(bytes, { stream: true }) })
  }
  const text = arrivals.map((arrival) => arrival.text).join('')
  expect(arrivals[0]?.text).toBe('<p>A cat for &lt;b&gt;id, visitor number 1:</p>\n<pre>\n')
  expect(text).toContain('( ==  ^  == )')
  expect(text.endsWith('</pre>\n')).toBe(true)
  // Nothing is held back for what is not there yet, however many pieces share a packet on a busy machine.
  expect(arrivals.length).toBeGreaterThan(2)
  const first = arrivals[0]?.at ?? 0
  const last = arrivals.at(-1)?.at ?? 0
  expect(last - first).toBeGreaterThan(1_000)
})

test('the visitors are counted, also when they come at once and across a restart', async () => {
  const visit = async (): Promise<number> => {
    const body = await (await fetch(`${URL_BASE}/duck/1`)).text()
    return Number(/visitor number (\d+)/.exec(body)?.[1])
  }
  const together = await Promise.all([visit(), visit(), visit()])
  expect(together.toSorted((a, b) => a - b)).toEqual([2, 3, 4])
  await dev?.end()
  await serve('npm run dev')
  expect(await visit()).toBe(5)
})

test('npx wrangler dev needs nothing else, and ends with all that it started', async () => {
  await dev?.end()
  await eventually(
    () =>
      fetch(URL_BASE).then(
        () => false,
        () => true,
      ),
    () => 'the port still answers',
  )
  rmSync(join(clone, '.dev.vars'))
  rmSync(join(clone, '.wrangler'), { recursive: true })
  dev = new Shell('npx wrangler dev', clone)
  await dev.prints('Ready on')
  expect(await (await fetch(`${URL_BASE}/duck/1`)).text()).toContain('visitor number 1:')
  await dev.end()
  await serve('npm run dev')
})

test('HEAD, a wrong method, an unknown path and a doubled slash answer as Werkzeug does', async () => {
  const ask = (method: string, path: string) =>
    fetch(URL_BASE + path, { method, redirect: 'manual' })
  const head = await ask('HEAD', '/neko')
  expect([head.status, await head.text()]).toEqual([200, ''])
  const post = await ask('POST', '/neko')
  expect(post.status).toBe(405)
  expect(post.headers.get('allow')?.split(', ').toSorted()).toEqual(['GET', 'HEAD'])
  const nothing = await ask('GET', '/nobody')
  expect(nothing.status).toBe(404)
  expect(nothing.headers.get('content-type')).toBe('application/problem+json')
  const doubled = await ask('GET', '/duck//1')
  expect([doubled.status, doubled.headers.get('location')]).toEqual([308, `${URL_BASE}/duck/1`])
})

test('an edited YAML file and an edited handler are served without a restart', async () => {
  edit('endpoints/neko.yaml', '/neko', '/cat')
  await answers('/cat', (response) => response.status === 200)
  edit('endpoints/neko.ts', "mimetype: 'text/html'", "mimetype: 'text/x-cat'")
  await answers('/cat', (r) => r.headers.get('content-type') === 'text/x-cat; charset=utf-8')
})

test('an edited .dev.vars is followed', async () => {
  const file = join(clone, '.dev.vars')
  const kept = readFileSync(file, 'utf8')
  writeFileSync(file, kept.replace(/^SETTING_API_KEY=.*$/m, ''))
  await answers('/cat', (response) => response.status === 503)
  writeFileSync(file, kept)
  await answers('/cat', (response) => response.status === 200)
})

test('a broken YAML file shows its diagnostic, and the last good build keeps serving', async () => {
  const from = printed().length
  edit('endpoints/duck.yaml', "'GET'", "'PATCH'")
  await dev?.prints(/endpoints\/duck\.yaml:2:9: error/, from)
  await answers('/cat', (response) => response.status === 200)
  edit('endpoints/duck.yaml', "'PATCH'", "'DELETE'")
  await eventually(
    async () => (await fetch(`${URL_BASE}/duck/1`, { method: 'DELETE' })).status === 200,
    () => printed(),
  )
})

test('npm that is ended leaves nothing running', async () => {
  dev?.kill('SIGTERM')
  await eventually(
    () =>
      fetch(URL_BASE).then(
        () => false,
        () => true,
      ),
    () => 'the port still answers',
  )
})
