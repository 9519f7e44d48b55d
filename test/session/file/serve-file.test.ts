import { describe, expect, test } from 'vitest'

import { FILES_PATH, signLink } from '../../../src/session/file/file-link.ts'
import { isFilePath } from '../../../src/session/file/serve-file.ts'
import { bindings } from '../bindings.ts'
import { env, follow, openFile } from './open-file.ts'

const TEXT = '0123456789'

async function uploadText(filename = 'a.txt', mimetype = 'text/plain'): Promise<string> {
  const { preview_url } = await openFile().upload(filename, TEXT, mimetype)
  return preview_url ?? ''
}

describe('a link', () => {
  test('is told by its path', async () => {
    expect(isFilePath(new URL(await uploadText()).pathname)).toBe(true)
    expect(isFilePath('/_file')).toBe(false)
  })

  test('gives the file with its type, length and tag, and keeps browsers from running it', async () => {
    const response = await follow(await uploadText())
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(TEXT)
    const headers = Object.fromEntries(response.headers)
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '10',
      'content-disposition': 'inline; filename=a.txt',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      etag: expect.stringMatching(/^"[\da-f]+"$/),
      'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
    })
  })

  test('answers HEAD with the length, from which Dify tells the size', async () => {
    const response = await follow(await uploadText(), { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-length')).toBe('10')
    expect(await response.text()).toBe('')
  })

  test('answers the tag that it gave with 304', async () => {
    const url = await uploadText()
    const etag = (await follow(url)).headers.get('etag') ?? ''
    const response = await follow(url, { headers: { 'if-none-match': `"x", W/${etag}` } })
    expect(response.status).toBe(304)
    expect((await follow(url, { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
  })

  const ranges: [string, number, string, string | null][] = [
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=8-100', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=0-1,4-5', 200, TEXT, null],
    ['bytes=4-2', 200, TEXT, null],
    ['pages=1-2', 200, TEXT, null],
  ]
  test.each(ranges)('answers the range %s with %i', async (range, ...answer) => {
    const [status, body, contentRange] = answer
    const response = await follow(await uploadText(), { headers: { range } })
    expect(response.status).toBe(status)
    expect(await response.text()).toBe(body)
    expect(response.headers.get('content-range')).toBe(contentRange)
  })

  test('answers a range of another version with the whole', async () => {
    const url = await uploadText()
    const etag = (await follow(url)).headers.get('etag') ?? ''
    const ask = (condition: string) =>
      follow(url, { headers: { range: 'bytes=0-0', 'if-range': condition } })
    expect((await ask(etag)).status).toBe(206)
    expect((await ask('"other"')).status).toBe(200)
  })
})

describe('what could run in a browser is saved, not shown', () => {
  test.each([
    ['page.html', 'text/html', 'attachment; filename=page.html'],
    ['cat.svg', 'image/svg+xml', 'attachment; filename=cat.svg'],
    ['cat.png', 'image/png', 'inline; filename=cat.png'],
    ['cat.png', 'image/pnghtml', 'attachment; filename=cat.png'],
    ['a "b"; c.txt', 'text/plain', String.raw`inline; filename="a \"b\"; c.txt"`],
    ['a\r\nSet-Cookie: b', 'text/plain', "inline; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20b"],
    ["ねこ (1)'.png", 'image/png', "inline; filename*=UTF-8''%E3%81%AD%E3%81%93%20%281%29%27.png"],
  ])('%s of the type %s', async (filename, mimetype, disposition) => {
    const response = await follow(await uploadText(filename, mimetype))
    expect(response.headers.get('content-disposition')).toBe(disposition)
    expect(response.headers.get('content-type')).toBe(mimetype)
  })
})

describe('a link that is not ours is refused', () => {
  const change = async (alter: (url: URL) => void): Promise<Response> => {
    const url = new URL(await uploadText())
    alter(url)
    return follow(url.href)
  }
  test('with another signature, file, time, or none', async () => {
    const other = new URL(await uploadText()).pathname
    const forbidden: ((url: URL) => void)[] = [
      (url) => url.searchParams.set('signature', 'A'.repeat(43)),
      (url) => url.searchParams.set('signature', url.searchParams.get('signature') + 'A'),
      (url) => url.searchParams.set('signature', '***'),
      (url) => url.searchParams.delete('signature'),
      (url) => url.searchParams.set('expires', '99999999999'),
      (url) => url.searchParams.set('expires', '1e9'),
      (url) => url.searchParams.delete('expires'),
      (url) => (url.pathname = other),
      (url) => (url.pathname += '%00'),
      (url) => (url.pathname = `${FILES_PATH}../key`),
      (url) => (url.search = ''),
    ]
    for (const alter of forbidden) expect((await change(alter)).status).toBe(403)
  })

  test('with the signature of another secret', async () => {
    const url = await uploadText()
    const bound = { ...env, FILES_SECRET: 'another secret of the tests' }
    expect((await follow(url, {}, bound)).status).toBe(403)
  })

  test('after its time', async () => {
    const name = new URL(await uploadText()).pathname.slice(FILES_PATH.length)
    const expires = Math.floor(Date.now() / 1000)
    const path = await signLink(env.FILES_SECRET, { name, expires })
    expect((await follow(`https://edge.example${path}`)).status).toBe(410)
  })

  test('where the file is gone, the method is another, or the Worker keeps no files', async () => {
    const url = await uploadText()
    expect((await follow(url, { method: 'POST' })).status).toBe(404)
    expect((await follow(url, {}, {})).status).toBe(404)
    const name = new URL(url).pathname.slice(FILES_PATH.length)
    await bindings.FILES.delete(`files/${name}`)
    expect((await follow(url)).status).toBe(404)
  })
})
