import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from 'vitest'
import { Response } from '../../src/wrappers/response.ts'

const now = new Date('2024-01-02T03:04:05Z')
beforeEach(() => vi.useFakeTimers({ now }))
afterEach(() => vi.useRealTimers())

const sent = (response: Response, name: string): string[] => response.headers.getlist(name)

describe('text', () => {
  const properties = [
    ['location', 'Location'],
    ['content_location', 'Content-Location'],
    ['content_encoding', 'Content-Encoding'],
    ['content_md5', 'Content-MD5'],
    ['accept_ranges', 'Accept-Ranges'],
    ['access_control_allow_origin', 'Access-Control-Allow-Origin'],
  ] as const
  test.each(properties)('%s is the header %s, and null removes it', (property, name) => {
    const response = new Response()
    expect(response[property]).toBeNull()
    response[property] = 'x'
    expect(sent(response, name)).toEqual(['x'])
    expect(response[property]).toBe('x')
    response[property] = null
    expect(response.headers.has(name)).toBe(false)
    expect(() => (response[property] = 'a\nb')).toThrow(RangeError)
  })
})

describe('numbers', () => {
  test('content_length is the length of the body until it is set', () => {
    const response = new Response('grüße')
    expect(response.content_length).toBe(7)
    response.content_length = 42
    expect(sent(response, 'Content-Length')).toEqual(['42'])
    response.headers.set('Content-Length', 'x')
    expect(response.content_length).toBeNull()
  })

  test('age is whole seconds, never negative', () => {
    const response = new Response()
    response.age = 42.9
    expect(response.age).toBe(42)
    response.headers.set('Age', '-1')
    expect(response.age).toBeNull()
    expect(() => (response.age = -1)).toThrow('age cannot be negative')
    expect(() => (response.age = Number.NaN)).toThrow(RangeError)
  })

  test('access_control_max_age is a number', () => {
    const response = new Response()
    response.access_control_max_age = 600
    expect(sent(response, 'Access-Control-Max-Age')).toEqual(['600'])
    expect(response.access_control_max_age).toBe(600)
  })
})

describe('dates', () => {
  test.each(['date', 'expires', 'last_modified'] as const)(
    '%s takes a Date, seconds since 1970, and null for now',
    (property) => {
      const response = new Response()
      expectTypeOf(response[property]).toEqualTypeOf<Date | null>()
      expect(response[property]).toBeNull()
      response[property] = new Date('2008-01-22T11:18:44.999Z')
      expect(response[property]).toEqual(new Date('2008-01-22T11:18:44Z'))
      response[property] = 1.9
      expect(response[property]).toEqual(new Date(1000))
      response[property] = null
      expect(response[property]).toEqual(now)
    },
  )

  test('the year 999 has four digits, the year 10000 is refused', () => {
    const response = new Response()
    response.expires = new Date('0999-01-01T00:00:00Z')
    expect(sent(response, 'Expires')).toEqual(['Tue, 01 Jan 0999 00:00:00 GMT'])
    expect(() => (response.expires = new Date('+010000-01-01T00:00:00Z'))).toThrow(RangeError)
  })

  test('retry_after is read as a moment, from seconds and from a date', () => {
    const response = new Response()
    response.retry_after = 120
    expect(sent(response, 'Retry-After')).toEqual(['120'])
    expect(response.retry_after).toEqual(new Date(now.getTime() + 120_000))
    response.retry_after = new Date(0)
    expect(response.retry_after).toEqual(new Date(0))
    response.retry_after = null
    expect(response.retry_after).toBeNull()
  })
})

describe('etag', () => {
  test('it is quoted, and weak where it says so', () => {
    const response = new Response()
    expect(response.get_etag()).toEqual([null, null])
    response.set_etag('a b')
    expect(response.get_etag()).toEqual(['a b', false])
    response.set_etag('c', { weak: true })
    expect(sent(response, 'ETag')).toEqual(['W/"c"'])
    expect(response.get_etag()).toEqual(['c', true])
    expect(() => response.set_etag('a"b')).toThrow('invalid etag')
  })

  test('add_etag hashes the body once, and again if it may overwrite', async () => {
    const response = new Response('Hello World')
    await response.add_etag()
    expect(response.get_etag()[0]).toBe('4Wf2jWVj11uyXzqknCnvYS1BNS3ABgbefL1jC7JmX1E')
    response.set_data('other')
    await response.add_etag()
    expect(response.get_etag()[0]).toBe('4Wf2jWVj11uyXzqknCnvYS1BNS3ABgbefL1jC7JmX1E')
    await response.add_etag({ overwrite: true, weak: true })
    expect(response.get_etag()).not.toEqual(['4Wf2jWVj11uyXzqknCnvYS1BNS3ABgbefL1jC7JmX1E', true])
  })
})

describe('cookies', () => {
  test('each is a header of its own; deleting one sends it empty and ended', () => {
    const response = new Response()
    response.set_cookie('a', '1')
    response.set_cookie('b', '2', { path: '/x', httponly: true })
    response.delete_cookie('a', { domain: 'example.org' })
    expect(sent(response, 'set-cookie')).toEqual([
      'a=1; Path=/',
      'b=2; HttpOnly; Path=/x',
      'a=; Domain=example.org; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/',
    ])
  })

  test('a line break in a name is refused', () => {
    expect(() => new Response().set_cookie('a\nb', '1')).toThrow(RangeError)
  })
})

describe('policies between origins', () => {
  test('credentials are allowed by true alone', () => {
    const response = new Response()
    response.access_control_allow_credentials = true
    expect(sent(response, 'Access-Control-Allow-Credentials')).toEqual(['true'])
    response.access_control_allow_credentials = false
    expect(response.access_control_allow_credentials).toBe(false)
  })

  test('opener and embedder policy are unsafe-none unless set', () => {
    const response = new Response()
    expect(response.cross_origin_opener_policy).toBe('unsafe-none')
    response.cross_origin_opener_policy = 'same-origin'
    response.cross_origin_embedder_policy = 'require-corp'
    response.cross_origin_resource_policy = 'cross-origin'
    expect([...response.headers.values()].slice(1)).toEqual([
      'same-origin',
      'require-corp',
      'cross-origin',
    ])
  })
})
