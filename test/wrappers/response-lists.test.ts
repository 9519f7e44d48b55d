import { describe, expect, expectTypeOf, test } from 'vitest'
import { ContentRange } from '../../src/wrappers/content-range.ts'
import { ContentSecurityPolicy } from '../../src/wrappers/content-security-policy.ts'
import type { HeaderSet } from '../../src/wrappers/header-set.ts'
import { Response } from '../../src/wrappers/response.ts'
import { WWWAuthenticate } from '../../src/wrappers/www-authenticate.ts'

const withHeader = (name: string, value: string): Response =>
  new Response(null, { headers: { [name]: value } })

describe('lists', () => {
  const properties = [
    ['vary', 'Vary'],
    ['allow', 'Allow'],
    ['content_language', 'Content-Language'],
    ['access_control_allow_headers', 'Access-Control-Allow-Headers'],
    ['access_control_allow_methods', 'Access-Control-Allow-Methods'],
    ['access_control_expose_headers', 'Access-Control-Expose-Headers'],
  ] as const

  test.each(properties)('%s changes the header %s', (property, name) => {
    const response = new Response()
    const header = (): string | null => response.headers.get(name)
    expectTypeOf(response[property]).toEqualTypeOf<HeaderSet>()
    response[property].add('Accept')
    response[property].update(['accept', 'x y'])
    expect(header()).toBe('Accept, "x y"')
    response[property] = 'A,b'
    expect([...response[property]]).toEqual(['A', 'b'])
    response[property] = ['GET', 'a b']
    expect(header()).toBe('GET, "a b"')
    response[property].clear()
    expect(header()).toBeNull()
    response[property] = { a: 'b c', d: null }
    expect(header()).toBe('a="b c", d')
    response[property] = []
    expect(header()).toBeNull()
  })
})

describe('cache_control', () => {
  test('directives keep the order of their setting, numbers are whole', () => {
    const response = new Response()
    response.cache_control.public = true
    response.cache_control.max_age = 60.9
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=60')
    response.cache_control.must_revalidate = true
    response.cache_control.max_age = 10
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=10, must-revalidate')
    response.cache_control.public = false
    response.cache_control.max_age = null
    response.cache_control.must_revalidate = false
    expect(response.headers.has('Cache-Control')).toBe(false)
  })

  test('directives are read with their kind', () => {
    const header =
      'no-cache, private="set-cookie, x", max-age=5, s-maxage=x, no-store=1, other="a b"'
    const control = withHeader('Cache-Control', header).cache_control
    expect(control.no_cache).toBe(true)
    expect(control.private).toBe('set-cookie, x')
    expect([control.max_age, control.s_maxage, control.stale_if_error]).toEqual([5, null, null])
    expect([control.no_store, control.immutable]).toEqual([true, false])
    expect(control.get('other')).toBe('a b')
    expectTypeOf(control.max_age).toEqualTypeOf<number | null>()
  })

  test('a directive of its own is an item', () => {
    const response = new Response()
    response.cache_control.set('x-custom', 'a b').set('flag', null)
    expect(response.headers.get('Cache-Control')).toBe('x-custom="a b", flag')
    response.cache_control.delete('x-custom')
    expect(response.headers.get('Cache-Control')).toBe('flag')
  })

  test('a number that is none is refused', () => {
    const { cache_control } = new Response()
    expect(() => (cache_control.max_age = Number.NaN)).toThrow('whole seconds')
  })
})

test('mimetype_params change the Content-Type, before and after the headers are made', () => {
  const response = new Response('x', { mimetype: 'text/html' })
  response.mimetype_params.set('q', 'a b')
  expect(response._headers).toBeNull()
  expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8; q="a b"')
  response.mimetype_params.delete('charset')
  expect(response.content_type).toBe('text/html; q="a b"')
  expect([...response.mimetype_params]).toEqual([['q', 'a b']])
})

describe('content_range', () => {
  test('it is set, changed and unset through what it gives', () => {
    const response = new Response()
    response.content_range.set(0, 10, { length: 100 })
    expect(response.headers.get('Content-Range')).toBe('bytes 0-9/100')
    response.content_range.stop = 20
    expect(response.headers.get('Content-Range')).toBe('bytes 0-19/100')
    response.content_range.unset()
    expect(response.headers.has('Content-Range')).toBe(false)
  })

  test('it takes a ContentRange, a text or null', () => {
    const response = new Response()
    response.content_range = new ContentRange('bytes', 1, 3, { length: 9 })
    expect(response.headers.get('Content-Range')).toBe('bytes 1-2/9')
    response.content_range = 'items */5'
    expect(response.content_range.units).toBe('items')
    response.content_range = null
    expect(response.headers.has('Content-Range')).toBe(false)
  })
})

describe('www_authenticate', () => {
  const header = (response: Response): string[] => response.headers.getlist('WWW-Authenticate')

  test('one challenge is a header, a list several, none removes them', () => {
    const response = withHeader('WWW-Authenticate', 'old')
    response.www_authenticate = [
      new WWWAuthenticate('basic', { realm: 'x' }),
      new WWWAuthenticate('bearer', null, 'abc=='),
    ]
    expect(header(response)).toEqual(['Basic realm=x', 'Bearer abc=='])
    response.www_authenticate = new WWWAuthenticate('negotiate')
    expect(header(response)).toEqual(['Negotiate'])
    response.www_authenticate = null
    expect(header(response)).toEqual([])
  })

  test('a challenge that was set changes the header later', () => {
    const response = new Response()
    const challenge = new WWWAuthenticate('digest', { realm: 'cats', qop: 'auth' })
    response.www_authenticate = challenge
    challenge.set('nonce', 'n')
    challenge.set('qop', null)
    expect(header(response)).toEqual(['Digest realm="cats", nonce="n"'])
    response.www_authenticate.parameters = { realm: 'dogs', stale: 'TRUE' }
    expect(header(response)).toEqual(['Digest realm="dogs", stale=TRUE'])
    response.www_authenticate.type = 'x-own-scheme'
    response.www_authenticate.token = 't'
    expect(header(response)).toEqual(['X-Own-Scheme t'])
  })

  test('it is read back', () => {
    const read = WWWAuthenticate.from_header('Digest realm="a, b", qop=auth')
    expect([read?.type, read?.get('realm'), read?.has('nonce')]).toEqual(['digest', 'a, b', false])
    expect(WWWAuthenticate.from_header('Bearer a=b=')?.get('a')).toBe('b=')
    expect(WWWAuthenticate.from_header('Bearer ab==')?.token).toBe('ab==')
    expect(WWWAuthenticate.from_header('')).toBeNull()
    expect(new Response().www_authenticate.type).toBe('basic')
  })
})

describe('content_security_policy', () => {
  test('properties are directives; one without a value stays', () => {
    const response = withHeader(
      'Content-Security-Policy',
      "default-src 'self'; upgrade-insecure-requests;",
    )
    response.content_security_policy.script_src = "'self' example.org"
    expect(response.headers.get('Content-Security-Policy')).toBe(
      "default-src 'self'; upgrade-insecure-requests; script-src 'self' example.org",
    )
    response.content_security_policy.default_src = null
    expect(response.content_security_policy.default_src).toBeNull()
    response.content_security_policy.clear()
    expect(response.headers.has('Content-Security-Policy')).toBe(false)
  })

  test('it takes a policy, a text or null', () => {
    const response = new Response()
    const policy = ContentSecurityPolicy.from_header("img-src 'self'")
    response.content_security_policy_report_only = policy
    expect(response.headers.get('Content-Security-Policy-Report-Only')).toBe("img-src 'self'")
    response.content_security_policy_report_only = null
    expect(response.headers.has('Content-Security-Policy-Report-Only')).toBe(false)
  })
})
