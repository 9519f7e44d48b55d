import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { NotFound } from '../../src/wrappers/exceptions/client-errors.ts'
import { ServiceUnavailable } from '../../src/wrappers/exceptions/errors-with-headers.ts'
import { RequestedRangeNotSatisfiable } from '../../src/wrappers/exceptions/http-exception.ts'
import { guessMimetype } from '../../src/wrappers/guess-mimetype.ts'
import type { Response } from '../../src/wrappers/response.ts'
import { send_file } from '../../src/wrappers/send-file.ts'

const { FILES: bucket } = env as { readonly FILES: R2Bucket }
const bytes = new TextEncoder().encode('Hello World')

const ask = (headers: Record<string, string> = {}, method = 'GET'): globalThis.Request =>
  new globalThis.Request('https://example.org/', { method, headers })

const read = (response: Response): Promise<string> => {
  response.direct_passthrough = false
  return response.get_data({ as_text: true })
}

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )

beforeEach(async () => {
  await bucket.put('docs/report.txt', bytes, { httpMetadata: { contentType: 'text/plain' } })
})

test('bytes may come in any view', async () => {
  const { buffer } = Uint8Array.from(bytes)
  for (const file of [bytes, buffer, new DataView(buffer)]) {
    const options = { mimetype: 'text/plain' }
    const response = await send_file(file, ask({ Range: 'bytes=0-4' }), options)
    expect([response.status_code, await read(response)]).toEqual([206, 'Hello'])
  }
})

describe('headers', () => {
  test('name, type, length, caching, tag and date come from the file', async () => {
    const file = new File([bytes], 'a.html', { lastModified: 1000_000 })
    const response = await send_file(file, ask())
    expect(Object.fromEntries(response.headers.items({ lower: true }))).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'inline; filename=a.html',
      'content-length': '11',
      'last-modified': 'Thu, 01 Jan 1970 00:16:40 GMT',
      'cache-control': 'no-cache',
      etag: '"1000000-11"',
      'accept-ranges': 'bytes',
    })
    expect(await read(response)).toBe('Hello World')
  })

  test('options win', async () => {
    const response = await send_file(bytes, ask(), {
      mimetype: 'application/pdf',
      download_name: 'Grüße.pdf',
      as_attachment: true,
      etag: 'v1',
      last_modified: new Date(0),
      max_age: 60,
    })
    expect(response.content_type).toBe('application/pdf')
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename=Grue.pdf; filename*=UTF-8''Gr%C3%BC%C3%9Fe.pdf`,
    )
    expect(response.get_etag()).toEqual(['v1', false])
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60')
    expect(response.expires).not.toBeNull()
  })

  test('a charset of the file is kept', async () => {
    const blob = new Blob([bytes], { type: 'text/plain;charset=koi8-r' })
    const response = await send_file(blob, ask(), { download_name: 'a' })
    expect(response.content_type).toBe('text/plain;charset=koi8-r')
  })

  test('a packed file is shown unpacked, but saved as it is', async () => {
    const shown = await send_file(bytes, ask(), { download_name: 'a.tar.gz' })
    expect([shown.mimetype, shown.content_encoding]).toEqual(['application/x-tar', 'gzip'])
    const saved = await send_file(bytes, ask(), { download_name: 'a.tgz', as_attachment: true })
    expect(saved.content_encoding).toBeNull()
  })

  test('a file without a name needs a type, an attachment a name', async () => {
    await expect(send_file(bytes, ask())).rejects.toThrow('mimetype or download_name')
    const options = { mimetype: 'a/b', as_attachment: true }
    await expect(send_file(bytes, ask(), options)).rejects.toThrow('download_name')
  })
})

describe('sources', () => {
  const sources = {
    bytes: () => bytes,
    blob: () => new Blob([bytes]),
    object: async () => (await bucket.get('docs/report.txt')) as R2ObjectBody,
    stored: () => ({ bucket, key: 'docs/report.txt' }),
  }
  const options = { download_name: 'x.txt' }

  test.each(Object.entries(sources))(
    '%s: the whole, a part, and none for HEAD',
    async (_name, make) => {
      expect(await read(await send_file(await make(), ask(), options))).toBe('Hello World')
      const part = await send_file(await make(), ask({ Range: 'bytes=-5' }), options)
      expect([part.status_code, part.content_length, await read(part)]).toEqual([206, 5, 'World'])
      const head = await send_file(await make(), ask({}, 'HEAD'), options)
      expect([head.response, head.content_length]).toEqual([null, 11])
      const beyond = send_file(await make(), ask({ Range: 'bytes=11-' }), options)
      expect(await rejection(beyond)).toBeInstanceOf(RequestedRangeNotSatisfiable)
    },
  )

  test('a source that is not sent is closed', async () => {
    const object = (await bucket.get('docs/report.txt')) as R2ObjectBody
    const cancelled: unknown[] = []
    const watched = new Proxy(object, {
      get: (target, name) =>
        name === 'body'
          ? { cancel: async () => void cancelled.push(name) }
          : Reflect.get(target, name),
    })
    await rejection(send_file(watched, ask({ Range: 'bytes=99-' })))
    await send_file(watched, ask({}, 'HEAD'))
    await send_file(watched, ask({ 'If-None-Match': object.httpEtag }))
    expect(cancelled).toHaveLength(3)
    await object.body.cancel()
  })

  test('a stream has no length and no ranges', async () => {
    const { body } = new globalThis.Response(bytes)
    const response = await send_file(
      body as ReadableStream<Uint8Array>,
      ask({ Range: 'bytes=0-1' }),
      options,
    )
    expect([response.status_code, response.content_length]).toEqual([200, null])
    expect(await read(response)).toBe('Hello World')
  })
})

describe('objects in a bucket', () => {
  const stored = { bucket, key: 'docs/report.txt' }

  test('name and type are those of the object', async () => {
    const response = await send_file(stored, ask())
    expect(response.headers.get('Content-Disposition')).toBe('inline; filename=report.txt')
    expect(response.content_type).toBe('text/plain; charset=utf-8')
    await read(response)
  })

  test('a caller who has the version gets 304, and the object is not read', async () => {
    const [etag] = (await send_file(stored, ask({}, 'HEAD'))).get_etag()
    const unread = {
      key: stored.key,
      bucket: new Proxy(bucket, {
        get: (target, name) =>
          name === 'head' ? target.head.bind(target) : expect.unreachable(String(name)),
      }),
    }
    const response = await send_file(unread, ask({ 'If-None-Match': `"${etag}"` }))
    expect([response.status_code, response.response]).toEqual([304, null])
  })

  test('one that is missing is a 404, one that was replaced meanwhile a 503', async () => {
    expect(await rejection(send_file({ bucket, key: 'no' }, ask()))).toBeInstanceOf(NotFound)
    const replaced = {
      key: stored.key,
      bucket: new Proxy(bucket, {
        get: (target, name) => {
          if (name !== 'head') return target.get.bind(target)
          return async (key: string) => {
            const head = await target.head(key)
            await target.put(key, 'other')
            return head
          }
        },
      }),
    }
    expect(await rejection(send_file(replaced, ask()))).toBeInstanceOf(ServiceUnavailable)
  })
})

test.each([
  ['a.TXT', 'text/plain', null],
  ['a.svgz', null, null],
  ['a.min.js.br', 'text/javascript', 'br'],
  ['constructor', null, null],
  ['a.__proto__', null, null],
  ['x/y.z/name', null, null],
])('%s is %s, packed as %s', (name, mimetype, encoding) => {
  expect(guessMimetype(name)).toEqual({ mimetype, encoding })
})
