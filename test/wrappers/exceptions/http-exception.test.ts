import { expect, test } from 'vitest'

import { abort } from '../../../src/wrappers/exceptions/abort.ts'
import { BadRequestKeyError } from '../../../src/wrappers/exceptions/bad-request.ts'
import { NotFound } from '../../../src/wrappers/exceptions/client-errors.ts'
import {
  MethodNotAllowed,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
} from '../../../src/wrappers/exceptions/errors-with-headers.ts'
import {
  HTTPException,
  RequestedRangeNotSatisfiable,
} from '../../../src/wrappers/exceptions/http-exception.ts'
import { RequestRedirect } from '../../../src/wrappers/exceptions/request-redirect.ts'
import { BadGateway, InternalServerError } from '../../../src/wrappers/exceptions/server-errors.ts'
import { Response } from '../../../src/wrappers/response.ts'
import { WWWAuthenticate } from '../../../src/wrappers/www-authenticate.ts'

const caught = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

test('an exception makes its page, with the description escaped', async () => {
  const error = new NotFound('<no>\n"such"')
  const response = error.get_response()
  expect(response.status).toBe('404 Not Found')
  expect(await response.get_data({ as_text: true })).toBe(
    '<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n' +
      '<p>&lt;no&gt;<br>&#34;such&#34;</p>\n',
  )
  expect(String(error)).toBe('404 Not Found: <no>\n"such"')
})

test('a response given to the exception is sent instead', () => {
  const response = new Response('x', { status: 299 })
  expect(new NotFound(null, { response }).get_response()).toBe(response)
})

test('exceptions add their own headers', () => {
  expect(new MethodNotAllowed(['GET', 'HEAD']).get_headers()[1]).toEqual(['Allow', 'GET, HEAD'])
  expect(new RequestedRangeNotSatisfiable(11).get_headers()[1]).toEqual([
    'Content-Range',
    'bytes */11',
  ])
  expect(new TooManyRequests(null, { retry_after: 7 }).get_headers()[1]).toEqual([
    'Retry-After',
    '7',
  ])
  expect(new RequestRedirect('/x/').get_response().headers.get('location')).toBe('/x/')
})

test('Retry-After takes a date, and nothing for 0', () => {
  const at = (retry_after: Date | number): unknown =>
    new ServiceUnavailable(null, { retry_after }).get_headers()[1]
  expect(at(new Date(0))).toEqual(['Retry-After', 'Thu, 01 Jan 1970 00:00:00 GMT'])
  expect(at(0)).toBeUndefined()
})

test('each challenge of a 401 is a header', () => {
  const basic = new WWWAuthenticate('basic', { realm: 'cats' })
  const one = new Unauthorized(null, { www_authenticate: basic }).get_response()
  expect(one.headers.getlist('WWW-Authenticate')).toEqual(['Basic realm=cats'])
  const both = [basic, new WWWAuthenticate('bearer')]
  const two = new Unauthorized('Who?', { www_authenticate: both }).get_response()
  expect(two.headers.getlist('WWW-Authenticate')).toEqual(['Basic realm=cats', 'Bearer'])
  expect(new Unauthorized().get_response().headers.has('WWW-Authenticate')).toBe(false)
})

test('a 500 keeps what is behind it', () => {
  const original_exception = new Error('disk full')
  const error = new InternalServerError(null, { original_exception })
  expect([error.original_exception, error.cause]).toEqual([original_exception, original_exception])
  expect(error.get_body()).not.toContain('disk full')
  expect(new BadGateway('x', { cause: original_exception }).cause).toBe(original_exception)
})

test('an exception of your own has its code and description', () => {
  class PaymentRequired extends HTTPException {
    static override readonly code = 402
    static override readonly description = 'Pay first.'
  }
  const error = new PaymentRequired()
  expect(error).toBeInstanceOf(Error)
  expect(error.message).toBe('402 Payment Required: Pay first.')
  expect(error.get_response().status).toBe('402 Payment Required')
  expect(new HTTPException().message).toBe('??? Unknown: null')
})

test('abort throws the exception of the code, with the arguments of its class', () => {
  expect(caught(() => abort(404, 'gone fishing'))).toMatchObject({
    code: 404,
    description: 'gone fishing',
  })
  expect(caught(() => abort(405, ['GET']))).toMatchObject({ valid_methods: ['GET'] })
  const response = new Response('x')
  expect(caught(() => abort(response))).toMatchObject({ response })
  // @ts-expect-error -- 299 has no exception
  expect(() => abort(299)).toThrow('There is no exception for status 299')
})

test('a missing key is a 400 that names the key only if it may', () => {
  const error = new BadRequestKeyError('payload')
  expect(error).toBeInstanceOf(HTTPException)
  expect(error.get_body()).not.toContain('payload')
  error.show_exception = true
  expect(error.get_body()).toContain('KeyError: &#39;payload&#39;')
  expect(String(error)).toMatch(/understand\.\nKeyError: 'payload'$/)
  error.show_exception = true
  expect(error.description?.match(/KeyError/g)).toHaveLength(1)
  error.show_exception = false
  expect(String(error)).not.toContain('payload')
})
