import { compileTable } from '../../../src/routing/compile-table.ts'
import { parseRule } from '../../../src/routing/parse-rule.ts'
import { createBucket, createDatabase } from './services.ts'

type Values = Readonly<Record<string, unknown>>

/** A request with a header for whatever can be asked of it. */
const raw = (init: RequestInit = {}): Request =>
  new Request('https://a.example:444/pa%20th/x?a=1&b=2&a=3', {
    method: 'POST',
    body: '{"a": [1]}',
    ...init,
    headers: { ...HEADERS, ...(init.headers as Record<string, string> | undefined) },
  })

const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'application/json; charset=utf-8',
  accept: 'text/html;q=0.5, application/json',
  'accept-language': 'en-GB, de;q=0.3',
  'accept-encoding': 'br',
  'accept-charset': 'utf-8',
  'access-control-request-method': 'PUT',
  'access-control-request-headers': 'a, b',
  authorization: `Basic ${btoa('a:b')}`,
  cookie: 'a=1; b="2"',
  'cache-control': 'max-age=3, no-cache',
  'cf-connecting-ip': '1.2.3.4',
  'content-encoding': 'identity',
  'content-md5': 'abc',
  date: 'Wed, 25 Nov 2026 00:00:00 GMT',
  'if-match': '"a"',
  'if-none-match': 'W/"b"',
  'if-modified-since': 'Wed, 25 Nov 2026 00:00:00 GMT',
  'if-unmodified-since': 'Wed, 25 Nov 2026 00:00:00 GMT',
  'if-range': '"a"',
  'max-forwards': '3',
  origin: 'https://b.example',
  pragma: 'no-cache',
  range: 'bytes=0-4',
  referer: 'https://b.example/',
  'sec-fetch-site': 'same-origin',
  'user-agent': 'curl/8',
  'x-forwarded-for': '1.2.3.4, 5.6.7.8',
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const multipart = (): RequestInit => ({
  headers: { 'content-type': 'multipart/form-data; boundary=x' },
  body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name="f"; filename="b.txt"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--x--\r\n',
})

const urlencoded = (): RequestInit => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'a=1&b=%C3%A4',
})

async function* generate(): AsyncGenerator<string> {
  yield 'a'
  yield 'b'
}

const gather = async (items: AsyncIterable<unknown>): Promise<readonly unknown[]> => {
  const gathered: unknown[] = []
  for await (const one of items) gathered.push(one)
  return gathered
}

const env = (): Values => ({
  DB: createDatabase(),
  FILES: createBucket(),
  FILES_SECRET: 'a secret of the tests',
  DIFY_API_URL: 'https://dify.example/v1',
  DIFY_APPS: JSON.stringify({ a: 'app-key' }),
  MODEL_PROVIDERS: JSON.stringify({ p: { base_url: 'https://models.example/v1', api_key: 'key' } }),
})

const context = () => ({ waitUntil: () => {}, passThroughOnException: () => {} })

const model = (): Values => ({
  provider: 'p',
  model: 'm',
  model_type: 'llm',
  mode: 'chat',
  completion_params: {},
})

/** A plugin of one handler, as the build emits it. */
const pluginOf = (session: Values) => (handler: unknown) => {
  const rule = parseRule('/pa th/<name>')
  if (rule.kind === 'error') throw new Error(rule.message)
  const permission = Object.fromEntries(
    ['storage', 'app', 'tool', 'llm', 'model', 'node', 'endpoint'].map((part) => [
      part,
      {
        enabled: true,
        size: 1e6,
        llm: true,
        text_embedding: true,
        rerank: true,
        tts: true,
        speech2text: true,
        moderation: true,
      },
    ]),
  )
  return {
    manifest: { author: 'a', name: 'b', version: '1', permission },
    groups: [{ file: 'group/a.yaml', settings: [] }],
    endpoints: [
      { id: 'endpoints/a', rule: '/pa th/<name>', method: 'POST', hidden: false, group: 0 },
    ],
    table: compileTable([{ rule, method: 'POST' }]).table,
    session,
    links: session['links'],
    handlers: [handler],
    tools: { 'google/search': () => 'found' },
  }
}

/** What a probe may use beside the library, of which its plugin has some parts of the session. */
export const createScope = (parts: Values): Values => ({
  raw,
  bytes,
  multipart,
  urlencoded,
  generate,
  gather,
  bucket: createBucket,
  env,
  context,
  model,
  plugin: pluginOf(parts),
})
