import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RequestedRangeNotSatisfiable } from '../../src/wrappers/exceptions/http-exception.ts'
import { Request } from '../../src/wrappers/request.ts'
import type { ResponseBody } from '../../src/wrappers/response-body.ts'
import { Response } from '../../src/wrappers/response.ts'

const request = (headers: Record<string, string>, method = 'GET'): Request =>
  new Request(new globalThis.Request('https://example.org/', { method, headers }))

const tagged = (): Response => {
  const response = new Response('Hello World')
  response.set_etag('foo')
  response.last_modified = 1000
  return response
}

describe('conditions', () => {
  const cases: [Record<string, string>, number][] = [
    [{}, 200],
    [{ 'If-None-Match': '"foo"' }, 304],
    [{ 'If-None-Match': '"bar", W/"foo"' }, 304],
    [{ 'If-None-Match': '*' }, 304],
    [{ 'If-None-Match': '"bar"', 'If-Modified-Since': 'Thu, 01 Jan 1970 01:00:00 GMT' }, 200],
    [{ 'If-Modified-Since': 'Thu, 01 Jan 1970 00:16:40 GMT' }, 304],
    [{ 'If-Modified-Since': 'Thu, 01 Jan 1970 00:16:39 GMT' }, 200],
    [{ 'If-Match': '"foo"', 'If-None-Match': '"foo"' }, 200],
    [{ 'If-Match': '"bar"' }, 412],
    [{ 'If-Match': '*' }, 412],
  ]
  test.each(cases)('%j is %d', async (headers, status) => {
    const response = await tagged().make_conditional(request(headers))
    expect(response.status_code).toBe(status)
    expect(response.headers.has('Date')).toBe(true)
  })

  test('other methods than GET and HEAD have none', async () => {
    const response = tagged()
    const made = await response.make_conditional(request({ 'If-None-Match': '*' }, 'POST'))
    expect(made).toBe(response)
    expect(made.status_code).toBe(200)
    expect(made.headers.has('Date')).toBe(false)
  })

  test('HEAD is answered as GET is', async () => {
    const response = await tagged().make_conditional(request({ 'If-None-Match': '*' }, 'HEAD'))
    expect(response.status_code).toBe(304)
  })

  test('a Fetch request will do', async () => {
    const raw = new globalThis.Request('https://example.org/', {
      headers: { 'If-None-Match': 'foo' },
    })
    expect((await tagged().make_conditional(raw)).status_code).toBe(304)
  })
})

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

const stream = (text: string): ReadableStream => {
  const { body } = new globalThis.Response(text)
  if (body === null) throw new Error('a text has a body')
  return body
}

describe('ranges', () => {
  const ranged = (
    range: string,
    body: ResponseBody = 'Hello World',
    headers: Record<string, string> = {},
  ): Promise<Response> => {
    const response = new Response(body, { headers })
    const asking = request({ Range: range, ...headers })
    return response.make_conditional(asking, { accept_ranges: true, complete_length: 11 })
  }

  test('a part is sent with its place and length', async () => {
    const response = await ranged('bytes=6-666')
    expect(response.status_code).toBe(206)
    expect(response.headers.get('Content-Range')).toBe('bytes 6-10/11')
    expect(response.headers.get('Accept-Ranges')).toBe('bytes')
    expect(response.content_length).toBe(5)
    expect(await response.get_data({ as_text: true })).toBe('World')
  })

  test.each(['', 'x', 'bytes=5-4', 'bytes=0-1,3-4', 'bytes=11-', 'items=0-1', 'bytes=-12'])(
    'the range %j is a 416',
    async (range) => {
      const error: unknown = await ranged(range).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(RequestedRangeNotSatisfiable)
      const { headers } = (error as RequestedRangeNotSatisfiable).get_response()
      expect(headers.get('Content-Range')).toBe('bytes */11')
    },
  )

  test('nothing is read past the part, and the source is closed', async () => {
    let read = 0
    let closed = false
    const source = (async function* () {
      try {
        for await (const piece of pieces('Hello World', 1)) {
          read += 1
          yield piece
        }
      } finally {
        closed = true
      }
    })()
    const response = await ranged('bytes=2-4', source)
    expect(read).toBe(0)
    expect(await response.get_data({ as_text: true })).toBe('llo')
    expect([read, closed]).toEqual([5, true])
  })

  test('nothing is read past the part of a generator that does not wait', async () => {
    let read = 0
    const source = (function* () {
      for (const piece of 'Hello World') {
        read += 1
        yield piece
      }
    })()
    const response = await ranged('bytes=2-4', source)
    expect(await response.get_data({ as_text: true })).toBe('llo')
    expect(read).toBe(5)
  })

  test('a part that is never read closes what it is cut from', async () => {
    const cancelled: unknown[] = []
    const source = new ReadableStream({ cancel: (reason) => void cancelled.push(reason) })
    const response = await ranged('bytes=2-4', source)
    await response.close()
    expect(cancelled).toHaveLength(1)
  })

  test('any range of any body is the slice of its bytes', async () => {
    const text = 'Hällo Wörld, 日本'
    const bytes = new TextEncoder().encode(text)
    const place = fc.nat(bytes.length - 1)
    const ranges = fc.record({
      a: place,
      b: place,
      kind: fc.nat(4),
      size: fc.integer({ min: 1, max: 9 }),
    })
    const property = fc.asyncProperty(ranges, async ({ a, b, kind, size }) => {
      const [start, last] = a < b ? [a, b] : [b, a]
      const chunks = text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []
      const bodies = [text, bytes, chunks, pieces(text, size), stream(text)]
      const response = await new Response(bodies[kind]).make_conditional(
        request({ Range: `bytes=${start}-${last}` }),
        { accept_ranges: true, complete_length: bytes.length },
      )
      expect(await response.data).toEqual(bytes.slice(start, last + 1))
    })
    await fc.assert(property, { numRuns: 300 })
  })
})

describe('If-Range', () => {
  const cases: [string, number][] = [
    ['"foo"', 206],
    ['"bar"', 200],
    ['W/"foo"', 200],
    ['Thu, 01 Jan 1970 00:16:40 GMT', 206],
    ['Thu, 01 Jan 1970 00:16:39 GMT', 200],
  ]
  test.each(cases)('%j is %d', async (condition, status) => {
    const asking = request({ Range: 'bytes=0-4', 'If-Range': condition })
    const options = { accept_ranges: true, complete_length: 11 }
    expect((await tagged().make_conditional(asking, options)).status_code).toBe(status)
  })
})

test('freeze reads the body and sets its length and tag', async () => {
  const response = new Response(pieces('Hello World', 3))
  await response.freeze()
  expect(response.is_sequence).toBe(true)
  expect(response.content_length).toBe(11)
  expect(response.get_etag()[0]).toBe('4Wf2jWVj11uyXzqknCnvYS1BNS3ABgbefL1jC7JmX1E')
})

test('stream appends to the body, whatever it was', async () => {
  const response = new Response(pieces('Hello', 2))
  expect(await response.stream.write(' Wörld')).toBe(7)
  await response.stream.writelines(['!', new Uint8Array([33])])
  response.stream.close()
  await expect(response.stream.write('x')).rejects.toThrow('closed')
  expect(await response.get_data({ as_text: true })).toBe('Hello Wörld!!')
  expect(response.get_wsgi_headers().get('Content-Length')).toBe('14')
})

test('json is read where the mimetype says JSON', async () => {
  const response = new Response('{"a": 1}', { mimetype: 'application/problem+json' })
  expect(await response.json).toEqual({ a: 1 })
  const text = new Response('{"a"')
  expect(await text.json).toBeNull()
  expect(await text.get_json({ force: true, silent: true })).toBeNull()
  await expect(text.get_json({ force: true })).rejects.toThrow(SyntaxError)
})
