import { inject } from 'vitest'
import { describe, expect, test } from 'vitest'

import { MissingBindingError } from '../../../src/session/errors.ts'
import { createFile } from '../../../src/session/file/create-file.ts'
import type { File } from '../../../src/session/file/file.ts'
import { addApp } from '../app/add-app.ts'
import { createContext } from '../create-context.ts'
import { env, follow, openFile } from './open-file.ts'

const PNG = Uint8Array.of(137, 80, 78, 71)

describe('a file without an app', () => {
  test('is kept in R2 and given as a link that every app can fetch', async () => {
    const file = await openFile().upload('Cat.PNG', PNG, 'image/png')
    expect(JSON.parse(JSON.stringify(file))).toEqual({
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      name: 'Cat.PNG',
      size: 4,
      extension: 'png',
      mime_type: 'image/png',
      type: 'image',
      preview_url: expect.stringMatching(
        /^https:\/\/edge\.example\/_files\/[\da-f-]{36}\.png\?expires=\d+&signature=[\w-]{43}$/,
      ),
    })
    expect(file.to_app_parameter()).toEqual({
      type: 'image',
      transfer_method: 'remote_url',
      url: file.preview_url,
    })
    const response = await follow(file.preview_url)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PNG)
  })

  test('may be given by name, as text, and with a time of its own', async () => {
    const file = await openFile().upload({
      filename: 'note',
      content: 'ねこ',
      mimetype: 'text/plain',
      expires_in: 60,
    })
    expect(file).toMatchObject({ size: 6, extension: '', type: 'document' })
    const expires = Number(new URL(file.preview_url ?? '').searchParams.get('expires'))
    expect(Math.abs(expires - Date.now() / 1000 - 60)).toBeLessThan(5)
  })

  test.each([
    ['image/webp', 'image'],
    ['video/mp4', 'video'],
    ['audio/mpeg', 'audio'],
    ['application/pdf', 'document'],
  ])('of the media type %s is of the type %s', async (mimetype, type) => {
    const file = await openFile().upload('file', 'x', mimetype)
    expect(file.to_app_parameter()).toMatchObject({ type })
  })
})

describe('a file for an app', () => {
  test('is kept by its Service API and given as a local file', async () => {
    const { app_id, api_key, seen } = await addApp({ mode: 'chat' })
    const context = createContext({
      DIFY_API_URL: inject('serviceApi'),
      DIFY_APPS: JSON.stringify({ [app_id]: api_key }),
    })
    const file = await createFile(context).upload('cat.png', PNG, 'image/png', {
      app_id,
      user: 'ann',
    })
    expect(file).toMatchObject({ name: 'cat.png', size: 4, extension: 'png', type: 'image' })
    expect(file.to_app_parameter()).toEqual({
      type: 'image',
      transfer_method: 'local_file',
      upload_file_id: file.id,
    })
    expect(await seen()).toMatchObject([{ path: '/v1/files/upload', body: { user: 'ann' } }])
  })
})

describe('what is missing is named, with what to add', () => {
  const open = (bound: Readonly<Record<string, unknown>>) => createFile(createContext(bound))
  test.each([
    ['FILES', {}, '[[r2_buckets]]\n  binding = "FILES"'],
    ['FILES_SECRET', { FILES: env.FILES }, 'npx wrangler secret put FILES_SECRET'],
    ['FILES_SECRET', { ...env, FILES_SECRET: 'short' }, '16 characters or more'],
  ])('%s', async (binding, bound, text) => {
    const error = await open(bound)
      .upload('file', 'x', 'text/plain')
      .catch((error: unknown) => error)
    expect(error).toBeInstanceOf(MissingBindingError)
    expect(error).toMatchObject({ binding, message: expect.stringContaining(text) })
    expect(String(error)).toContain('app_id')
  })
})

test('no permission is needed, as in Dify', async () => {
  const manifest = { author: 'test', name: 'test', version: '0.0.1', permission: {} }
  const file = createFile(createContext(env, { manifest }))
  expect(await file.upload('file', 'x', 'text/plain')).toMatchObject({ size: 1 })
})

const wrong: [string, RegExp, (file: File) => Promise<unknown>][] = [
  ['no name', /"filename"/, (file) => file.upload('', 'x', 'text/plain')],
  ['no media type', /"mimetype"/, (file) => file.upload('a', 'x', 'png')],
  ['a media type with a line', /"mimetype"/, (file) => file.upload('a', 'x', 'a/b\r\nX: y')],
  ['no content', /"content"/, (file) => file.upload('a', undefined as never, 'a/b')],
  ['an app as an object', /"app_id"/, (f) => f.upload('a', 'x', 'a/b', { app_id: {} } as never)],
  ['eight days', /"expires_in"/, (f) => f.upload('a', 'x', 'a/b', { expires_in: 691_200 })],
  ['a misspelt option', /"appid"/, (f) => f.upload('a', 'x', 'a/b', { appid: 'a' } as object)],
]
test.each(wrong)('%s is refused', async (_, text, call) => {
  await expect(call(openFile())).rejects.toThrow(text)
})
