import { describe, expect, test } from 'vitest'
import { BadRequestKeyError } from '../../src/wrappers/exceptions/bad-request.ts'
import { Request } from '../../src/wrappers/request.ts'

const json = (body: string): Request =>
  new Request(
    new globalThis.Request('https://example.org/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    }),
  )

describe('under a hook', () => {
  const raw = new globalThis.Request('https://example.org/e/h00k/duck/a%20b?x=1', {
    headers: { 'Dify-Hook-Id': 'forged', 'Dify-Hook-Url': 'forged' },
  })

  test("the path is the endpoint's own and the URL the public one", () => {
    const r = new Request(raw, { root_path: '/e/h00k' })
    expect(r.path).toBe('/duck/a b')
    expect(r.url).toBe('https://example.org/e/h00k/duck/a%20b?x=1')
    expect(r.root_url).toBe('https://example.org/e/h00k/')
  })

  test('the headers of a hook are never taken from the caller', () => {
    expect(new Request(raw).headers.get('Dify-Hook-Id')).toBeNull()
    const r = new Request(raw, { headers: { 'dify-hook-id': 'h00k', 'dify-hook-url': null } })
    expect(r.headers.get('Dify-Hook-Id')).toBe('h00k')
    expect(r.headers.get('Dify-Hook-Url')).toBeNull()
    expect(Object.fromEntries(r.headers)).toEqual({ 'Dify-Hook-Id': 'h00k' })
  })
})

test('a missing field is null, its default, or a 400', () => {
  const { args } = new Request(new globalThis.Request('https://example.org/?page=2&tag=a&tag=b'))
  expect(args.get('missing')).toBeNull()
  expect(args.get('missing', 'x')).toBe('x')
  expect(args.get('page', { type: Number })).toBe(2)
  expect(args.get('tag', { type: Number, default: 7 })).toBe(7)
  expect(args.getlist('tag')).toEqual(['a', 'b'])
  expect(() => args.at('missing')).toThrow(BadRequestKeyError)
})

test('the body is read once and remembered', async () => {
  const r = json('{"a": 1}')
  expect(await r.json).toEqual({ a: 1 })
  expect(await r.get_data({ as_text: true })).toBe('{"a": 1}')
  expect(await r.json).toBe(await r.get_json())
})

test('readers side by side share the body', async () => {
  const r = json('{"a": 1}')
  expect(await Promise.all([r.json, r.get_data({ as_text: true }), r.json])).toEqual([
    { a: 1 },
    '{"a": 1}',
    { a: 1 },
  ])
})

test('a body over the limit is a 413, never cut', async () => {
  const r = json(JSON.stringify('x'.repeat(2000)))
  r.max_content_length = 1000
  await expect(r.get_data()).rejects.toMatchObject({ code: 413 })
})
