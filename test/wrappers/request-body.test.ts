import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { BadRequestKeyError } from '../../src/wrappers/exceptions/bad-request.ts'
import { RequestEntityTooLarge } from '../../src/wrappers/exceptions/client-errors.ts'
import { Request } from '../../src/wrappers/request.ts'

const { FILES } = env as unknown as { readonly FILES: R2Bucket }

const MULTIPART = 'multipart/form-data; boundary=foo'

const post = (body: BodyInit, type = MULTIPART): Request =>
  new Request(
    new globalThis.Request('https://example.org/?q=1', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    }),
  )

const part = (head: string, data: string): string =>
  `--foo\r\nContent-Disposition: form-data; ${head}\r\n\r\n${data}\r\n`

const upload =
  part('name="title"', 'A cat') +
  part('name="cat"; filename="cat.txt"', 'meow') +
  part('name="dog"; filename="dog.txt"', 'woof') +
  '--foo--'

const collect = async <T>(parts: AsyncIterable<T>): Promise<T[]> => {
  const collected: T[] = []
  for await (const one of parts) collected.push(one)
  return collected
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe('a form', () => {
  test('has fields and files, and values has the query too', async () => {
    const r = post(upload)
    expect((await r.form).at('title')).toBe('A cat')
    expect((await r.files).to_dict()).toHaveProperty('cat.filename', 'cat.txt')
    expect((await r.values).to_dict()).toEqual({ q: '1', title: 'A cat' })
    expect(await r.get_data()).toHaveLength(0)
  })

  test('without a field is a 400 where the field is indexed', async () => {
    const form = await post('a=1', 'application/x-www-form-urlencoded').form
    expect(() => form.at('payload')).toThrow(BadRequestKeyError)
    expect(form.get('payload')).toBeNull()
  })

  test('can be read beside its bytes and its files', async () => {
    const r = post(upload)
    const [data, form, files] = await Promise.all([r.get_data({ as_text: true }), r.form, r.files])
    expect(data).toBe(upload)
    expect([form.length, files.length]).toEqual([1, 2])
  })

  test('that is too large for memory is a 413', async () => {
    const r = post(upload)
    r.max_content_length = 100
    await expect(r.form).rejects.toBeInstanceOf(RequestEntityTooLarge)
    await expect(r.files).rejects.toBeInstanceOf(RequestEntityTooLarge)
  })

  test('whose length is not said may be long, but not have more fields than the limit could hold', async () => {
    const stream = (body: string): Request =>
      post(new Blob([body]).stream(), 'application/x-www-form-urlencoded')
    expect((await stream(`a=${'x'.repeat(600_000)}`).form).at('a')).toHaveLength(600_000)
    await expect(stream('&'.repeat(300_000)).form).rejects.toBeInstanceOf(RequestEntityTooLarge)
  })

  test("of JavaScript's own making is read as well", async () => {
    const body = new FormData()
    body.append('title', 'A cat')
    body.append('cat', new File(['meow'], 'ねこ.txt', { type: 'text/plain' }))
    const r = new Request(new globalThis.Request('https://example.org/', { method: 'POST', body }))
    const cat = (await r.files).at('cat')
    expect([cat.filename, cat.mimetype, text(await cat.read())]).toEqual([
      'ねこ.txt',
      'text/plain',
      'meow',
    ])
  })
})

describe('the stream', () => {
  test('gives the body once', async () => {
    const r = post('body', 'text/plain')
    expect(await new Response(r.stream).text()).toBe('body')
  })

  test('is empty after the body was read, and without one', async () => {
    const r = post('body', 'text/plain')
    await r.data
    expect(await new Response(r.stream).text()).toBe('')
    const none = new Request(new globalThis.Request('https://example.org/'))
    expect(await new Response(none.stream).text()).toBe('')
  })

  test('over max_content_length ends in a 413', async () => {
    const r = post(new Blob(['x'.repeat(300_000)]).stream(), 'text/plain')
    r.max_content_length = 100_000
    await expect(new Response(r.stream).bytes()).rejects.toMatchObject({ code: 413 })
  })
})

describe('a file', () => {
  const read = async (): Promise<Awaited<ReturnType<typeof first>>> => first(post(upload))
  const first = async (r: Request) => (await r.files).at('cat')

  test('moves on by what is read of its stream, not by asking for it', async () => {
    const file = await read()
    expect(file.stream).toBe(file.stream)
    expect(text(await file.read(1))).toBe('m')
    expect(await new Response(file.stream).text()).toBe('eow')
    expect(await new Response(file.stream).text()).toBe('')
    file.seek(2)
    expect(await new Response(file.stream).text()).toBe('ow')
    expect(() => file.seek(-3)).toThrow(RangeError)
  })

  test('that streams gives one stream of what is left of it', async () => {
    for await (const part of post(upload).iter_parts()) {
      if (part.kind === 'field') continue
      const { file } = part
      expect(file.stream).toBe(file.stream)
      const start = text(await file.read(1))
      expect(file.stream).toBe(file.stream)
      expect(start + (await new Response(file.stream).text())).toMatch(/^(?:meow|woof)$/)
      expect(await new Response(file.stream).text()).toBe('')
    }
  })

  test('is read in pieces, and again after seek', async () => {
    const file = await read()
    expect([text(await file.read(3)), text(await file.read(3)), text(await file.read())]).toEqual([
      'meo',
      'w',
      '',
    ])
    file.seek(0)
    expect(text(await file.read())).toBe('meow')
  })

  test('goes into a WritableStream and into R2', async () => {
    const { readable, writable } = new IdentityTransformStream()
    const [, copy] = await Promise.all([
      (await read()).save(writable),
      new Response(readable).text(),
    ])
    expect(copy).toBe('meow')
    const saved = await (await read()).save(FILES, 'cats/1')
    expect(saved.size).toBe(4)
    expect(await (await FILES.get('cats/1'))?.text()).toBe('meow')
  })
})

describe('iter_parts', () => {
  test('hands out fields and files in order', async () => {
    const seen: string[] = []
    for await (const one of post(upload).iter_parts()) {
      seen.push(one.kind === 'field' ? one.value : text(await one.file.read()))
    }
    expect(seen).toEqual(['A cat', 'meow', 'woof'])
  })

  test('passes over files that are not read', async () => {
    const seen: (string | null)[] = []
    for await (const one of post(upload).iter_parts()) seen.push(one.name)
    expect(seen).toEqual(['title', 'cat', 'dog'])
  })

  test('a file that streams can be looked into before it is saved', async () => {
    for await (const one of post(upload).iter_parts()) {
      if (one.kind !== 'file') continue
      const start = text(await one.file.read(2))
      expect(start + (await new Response(one.file.stream).text())).toMatch(/^(?:meow|woof)$/)
    }
  })

  test('does not give out a file that was passed over as if it were empty', async () => {
    const [, cat] = await collect(post(upload).iter_parts())
    if (cat?.kind !== 'file') throw new Error('the second part is a file')
    await expect(cat.file.read()).rejects.toThrow('before the next part')
  })

  test('refuses a body that breaks off with a 400', async () => {
    const broken = post(upload.slice(0, -20))
    await expect(collect(broken.iter_parts())).rejects.toMatchObject({ code: 400 })
  })

  test('hands out a form that was read before', async () => {
    const r = post(upload)
    await r.form
    expect(await collect(r.iter_parts())).toHaveLength(3)
  })

  test('streams a large file into R2 in parts', async () => {
    const size = 10 * 1024 * 1024
    const head = new TextEncoder().encode(
      '--foo\r\nContent-Disposition: form-data; name="f"; filename="x"\r\nContent-Type: video/mp4\r\n\r\n',
    )
    const body = new Blob([head, new Uint8Array(size).fill(120), '\r\n--foo--'])
    for await (const one of post(body.stream()).iter_parts()) {
      if (one.kind === 'file') await one.file.save(FILES, 'large')
    }
    const saved = await FILES.head('large')
    expect([saved?.size, saved?.httpMetadata?.contentType]).toEqual([size, 'video/mp4'])
  }, 20_000)
})

describe('JSON', () => {
  const json = (body: BodyInit): Request => post(body, 'application/json')

  test('has NaN and Infinity as Python does, but not in the place of a key or beside digits', async () => {
    expect(await json('[NaN, -Infinity, "NaN"]').json).toEqual([Number.NaN, -Infinity, 'NaN'])
    for (const bad of ['{NaN: 1}', '[1Infinity]', '[NaN1]', '-NaN', '"\\"NaN']) {
      await expect(json(bad).json).rejects.toMatchObject({ code: 400 })
    }
  })

  test.each([
    ['UTF-16', new Uint8Array([0x5b, 0, 0x31, 0, 0x5d, 0])],
    ['UTF-16 with a BOM', new Uint8Array([0xfe, 0xff, 0, 0x5b, 0, 0x31, 0, 0x5d])],
    ['UTF-32', new Uint8Array([0x5b, 0, 0, 0, 0x31, 0, 0, 0, 0x5d, 0, 0, 0])],
    ['UTF-8 with a BOM', new Uint8Array([0xef, 0xbb, 0xbf, 0x5b, 0x31, 0x5d])],
  ])('is read in %s', async (_, bytes) => {
    expect(await json(bytes).json).toEqual([1])
  })

  test('nested deeper than 10000 levels is a 400, which is found without parsing it', async () => {
    const nest = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`
    expect(JSON.stringify(await json(nest(10_000)).json)).toBe(nest(10_000))
    expect(await json(`["${'[{'.repeat(10_000)}\\"["${',[]'.repeat(20_000)}]`).json).toHaveLength(
      20_001,
    )
    for (const deep of [nest(10_001), '{"a":'.repeat(10_001), '['.repeat(9 * 1024 * 1024)]) {
      await expect(json(deep).json).rejects.toMatchObject({
        code: 400,
        description: 'Failed to decode JSON object: nested deeper than 10000 levels',
      })
    }
    expect(await json(nest(10_001)).get_json({ silent: true })).toBeNull()
  })

  test('in UTF-32 beyond Unicode is a 400', async () => {
    await expect(
      json(new Uint8Array([0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff])).json,
    ).rejects.toMatchObject({ code: 400 })
  })
})
