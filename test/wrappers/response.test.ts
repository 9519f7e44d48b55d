import { describe, expect, test } from 'vitest'

import { Headers } from '../../src/wrappers/headers.ts'
import type { ResponseBody } from '../../src/wrappers/response-body.ts'
import { Response } from '../../src/wrappers/response.ts'

const wire = (response: Response): (readonly [string, string])[] => [...response.get_wsgi_headers()]

describe('construction', () => {
  test('a string is text/plain with the length of its UTF-8', () => {
    const response = new Response('grüße')
    expect(response.status).toBe('200 OK')
    expect(response.response).toBe('grüße')
    expect(wire(response)).toEqual([
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Length', '7'],
    ])
  })

  test('a response is no options', () => {
    expect(() => new Response('x', new Response('y'))).toThrow(
      'The options are a Response; name what to take of it: { status: it.status,',
    )
  })

  test('no header list is made before it is asked for', () => {
    const response = new Response('x', { status: 201, mimetype: 'text/html' })
    response.content_type = 'text/css'
    expect(response.mimetype).toBe('text/css')
    expect(response._headers).toBeNull()
  })

  test('a Headers is used as it is, any other headers are copied', () => {
    const own = new Headers([['X-A', '1']])
    expect(new Response(null, { headers: own }).headers).toBe(own)
    const response = new Response('x', { headers: { 'X-A': ['1', '2'], 'X-B': 3 } })
    expect(response.headers.getlist('x-a')).toEqual(['1', '2'])
  })

  test('content_type wins over mimetype, mimetype over the header, in its place', () => {
    const headers = { 'content-type': 'a/b', 'X-A': '1' }
    const made = [
      new Response(null, { headers }),
      new Response(null, { headers, mimetype: 'text/css' }),
      new Response(null, { headers, mimetype: 'text/css', content_type: 'c/d' }),
    ]
    expect(made.map((response) => [...response.headers][0])).toEqual([
      ['content-type', 'a/b'],
      ['Content-Type', 'text/css; charset=utf-8'],
      ['Content-Type', 'c/d'],
    ])
  })

  test('a subclass sets its own defaults', () => {
    class Json extends Response {
      static override default_mimetype = 'application/json'
      static override default_status = 202
    }
    const response = new Json('{}')
    expect([response.content_type, response.status_code]).toEqual(['application/json', 202])
  })

  const noBodies: [unknown, string][] = [
    [{ ok: true }, 'Object: write JSON.stringify(value)'],
    [Object.create(null), 'Object: write JSON.stringify(value)'],
    [Promise.resolve('x'), 'Promise: await it'],
    [5, 'Number: write String(value)'],
    [true, 'Boolean: write String(value)'],
    [function* () {}, 'GeneratorFunction: call it'],
    [new Blob(['x']), 'Blob: give value.stream()'],
    [new File(['x'], 'y'), 'File: give value.stream()'],
    [new globalThis.Response('x'), 'Response: return it as it is'],
    [new URLSearchParams('a=1'), 'URLSearchParams: write String(value)'],
    [new FormData(), 'FormData: write JSON.stringify(Object.fromEntries(value))'],
    [new Map([['a', 1]]), 'Map: write JSON.stringify(Object.fromEntries(value))'],
  ]
  test.each(noBodies)('a body of %o is refused with what to write instead', (body, remedy) => {
    expect(() => new Response(body as ResponseBody)).toThrow(remedy)
  })

  test('bytes may come in any view', async () => {
    const { buffer } = new Uint8Array([97, 98])
    for (const bytes of [buffer, new Uint16Array(buffer), new DataView(buffer)]) {
      const response = new Response(bytes)
      expect(await response.get_data({ as_text: true })).toBe('ab')
      expect(wire(response)).toContainEqual(['Content-Length', '2'])
      expect(await new Response([bytes, 'c']).get_data({ as_text: true })).toBe('abc')
    }
  })

  test('a line break in a header is refused', () => {
    expect(() => new Response('x', { content_type: 'a\nX: y' })).toThrow(RangeError)
    const refused = (): Response => new Response('x', { headers: { 'X-A': 'a\rb' } })
    expect(refused).toThrow(RangeError)
    expect(refused).toThrow('The header "X-A" must not contain line breaks: replace them')
  })
})

describe('status', () => {
  const cases: [number | string, number, string][] = [
    [418, 418, "418 I'm a Teapot"],
    [588, 588, '588 Unknown'],
    ['404', 404, '404 Not Found'],
    [' 299  CUSTOM ', 299, '299  CUSTOM'],
    ['wtf', 0, '0 wtf'],
    ['200OK', 0, '0 200OK'],
  ]
  test.each(cases)('%j is %d, %j', (status, code, text) => {
    const response = new Response(null, { status })
    expect([response.status_code, response.status]).toEqual([code, text])
  })

  test('an empty text is refused', () => {
    expect(() => new Response(null, { status: ' ' })).toThrow('Empty status argument')
  })
})

describe('body', () => {
  async function* generator(): AsyncGenerator<string | Uint8Array> {
    yield 'grü'
    await Promise.resolve()
    yield new TextEncoder().encode('ße')
  }

  test('a generator is a streamed body without a length', () => {
    const response = new Response(generator())
    expect([response.is_streamed, response.is_sequence]).toEqual([true, false])
    expect(response.get_wsgi_headers().has('Content-Length')).toBe(false)
  })

  test('get_data reads a generator once and remembers it', async () => {
    const response = new Response(generator())
    expect(await response.get_data({ as_text: true })).toBe('grüße')
    expect(await response.data).toHaveLength(7)
    expect(response.is_sequence).toBe(true)
    expect(response.get_wsgi_headers().get('Content-Length')).toBe('7')
  })

  test('text is strict UTF-8 and keeps its BOM', async () => {
    const bom = new Response(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))
    expect(await bom.get_data({ as_text: true })).toBe('\ufeffa')
    await expect(new Response(new Uint8Array([0xff])).get_data({ as_text: true })).rejects.toThrow(
      TypeError,
    )
  })

  test('direct_passthrough refuses to read the body', async () => {
    const response = new Response(generator(), { direct_passthrough: true })
    await expect(response.get_data()).rejects.toThrow('direct_passthrough')
    expect(await response.calculate_content_length()).toBeNull()
  })

  test('set_data sets the length where the headers are made already', () => {
    const response = new Response('x', { headers: { 'X-A': '1' } })
    response.set_data('longer')
    expect(response.headers.get('content-length')).toBe('6')
  })

  test('close closes the generator and runs what call_on_close added', async () => {
    const ran: string[] = []
    async function* body(): AsyncGenerator<string> {
      try {
        yield 'a'
      } finally {
        ran.push('generator')
      }
    }
    const made = body()
    const response = new Response(made)
    response.call_on_close(() => ran.push('one'))
    await made.next()
    await response.close()
    expect(ran).toEqual(['generator', 'one'])
  })
})

describe('what is sent', () => {
  const headers = {
    Allow: 'GET',
    'Content-Location': '/x',
    'Content-Length': '9',
    'Last-Modified': 'x',
    Expires: 'y',
  }
  test('a 204 has no length, a 304 no header about the body', () => {
    const empty = new Response(null, { status: 204, headers })
    expect(empty.get_wsgi_headers().has('content-length')).toBe(false)
    const unmodified = new Response('x', { status: 304, headers })
    expect(wire(unmodified)).toEqual([
      ['Content-Location', '/x'],
      ['Expires', 'y'],
    ])
  })

  test('a list has the length of its pieces, null has 0', () => {
    expect(new Response(['ü', new Uint8Array(3)]).get_wsgi_headers().get('content-length')).toBe(
      '5',
    )
    expect(new Response().get_wsgi_headers().get('content-length')).toBe('0')
  })
})
