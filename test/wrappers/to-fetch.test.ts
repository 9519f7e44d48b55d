import { expect, test, vi } from 'vitest'
import type { Delivery } from '../../src/wrappers/delivery.ts'
import { Response } from '../../src/wrappers/response.ts'
import { toFetch } from '../../src/wrappers/to-fetch.ts'

const delivery = (method = 'GET'): Delivery => ({
  method,
  isLocal: false,
  signal: new AbortController().signal,
  status: 0,
  startClock: () => {},
  hold: () => {},
  settle: () => {},
  report: () => {},
  release: () => {},
})

test('a file name beyond ASCII is sent in the form of RFC 6266', async () => {
  const response = new Response('x')
  response.headers.set('Content-Disposition', 'attachment', { filename: '日本.txt' })
  const sent = await toFetch(response, delivery())
  expect(sent.headers.get('content-disposition')).toBe(
    "attachment; filename=.txt; filename*=UTF-8''%E6%97%A5%E6%9C%AC.txt",
  )
})

test('a cookie name beyond ASCII is sent as its UTF-8', async () => {
  const response = new Response('x')
  response.set_cookie('fö', 'v')
  const sent = await toFetch(response, delivery())
  // workerd writes the text of a header as UTF-8, so these are the bytes that Werkzeug sends.
  expect(sent.headers.getSetCookie()).toEqual(['fö=v; Path=/'])
})

test.each([
  new Response('x', { content_type: 'text/日本' }),
  new Response('x', { content_type: 'text/a\0b' }),
  new Response('x', { headers: { 'X-Title': '日本' } }),
  new Response(['x'], { headers: { 'X-Title': '日本' } }),
  new Response('x', { headers: { 'X-Title': 'a\0b' } }),
  new Response('x', { headers: { 'X-Title:': 'a' } }),
])('what no header can hold is an error that names the header', (response) => {
  expect(() => toFetch(response, delivery())).toThrow(/The header "(Content-Type|X-Title:?)"/)
})

test('a body that is packed already is not packed again', async () => {
  const made = vi.spyOn(globalThis, 'Response')
  const headers = { 'Content-Encoding': 'gzip' }
  await toFetch(new Response('packed', { headers }), delivery())
  await toFetch(new Response(['packed'], { headers, status: 201 }), delivery())
  expect(made.mock.calls.map(([, init]) => init)).toEqual([
    { encodeBody: 'manual' },
    { encodeBody: 'manual', status: 201 },
  ])
})
