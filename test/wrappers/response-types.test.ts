import { expect, expectTypeOf, test } from 'vitest'
import { abort } from '../../src/wrappers/exceptions/abort.ts'
import {
  MethodNotAllowed,
  TooManyRequests,
  Unauthorized,
} from '../../src/wrappers/exceptions/errors-with-headers.ts'
import { HTTPException } from '../../src/wrappers/exceptions/http-exception.ts'
import type { HeaderItem } from '../../src/wrappers/header-pairs.ts'
import type { HeaderSet } from '../../src/wrappers/header-set.ts'
import type { Request } from '../../src/wrappers/request.ts'
import type { ResponseBody } from '../../src/wrappers/response-body.ts'
import { Response } from '../../src/wrappers/response.ts'
import type { send_file } from '../../src/wrappers/send-file.ts'
import { WWWAuthenticate } from '../../src/wrappers/www-authenticate.ts'

type Body = ConstructorParameters<typeof Response>[0]

test('a body is what can be sent, and nothing else', () => {
  expectTypeOf<string>().toExtend<Body>()
  expectTypeOf<Uint8Array>().toExtend<Body>()
  expectTypeOf<string[]>().toExtend<Body>()
  expectTypeOf<Generator<string>>().toExtend<Body>()
  expectTypeOf<AsyncGenerator<Uint8Array>>().toExtend<Body>()
  expectTypeOf<ReadableStream<Uint8Array>>().toExtend<Body>()
  expectTypeOf<null>().toExtend<Body>()
  expectTypeOf<{ a: number }>().not.toExtend<Body>()
  expectTypeOf<number>().not.toExtend<Body>()
  expectTypeOf<Generator<number>>().not.toExtend<Body>()
})

test('each attribute has its type', () => {
  const response = new Response()
  expectTypeOf(response.response).toEqualTypeOf<ResponseBody>()
  expectTypeOf(response.status).toEqualTypeOf<string>()
  expectTypeOf(response.status_code).toEqualTypeOf<number>()
  expectTypeOf(response.mimetype).toEqualTypeOf<string | null>()
  expectTypeOf(response.data).toEqualTypeOf<Promise<Uint8Array>>()
  expectTypeOf(response.get_data({ as_text: true })).toEqualTypeOf<Promise<string>>()
  expectTypeOf(response.json).toEqualTypeOf<Promise<unknown>>()
  expectTypeOf(response.vary).toEqualTypeOf<HeaderSet>()
  expectTypeOf(response.retry_after).toEqualTypeOf<Date | null>()
  expectTypeOf(response.cache_control.max_age).toEqualTypeOf<number | null>()
  expectTypeOf(response.cache_control.public).toEqualTypeOf<boolean>()
  expectTypeOf(response.content_security_policy.img_src).toEqualTypeOf<string | null>()
  expectTypeOf(response.get_etag()).toEqualTypeOf<[string, boolean] | [null, null]>()
  expectTypeOf(response.headers.get('x')).toEqualTypeOf<string | null>()
  expectTypeOf(response.headers.get('x', 0)).toEqualTypeOf<string | 0>()
  expectTypeOf(response.headers.get('x', { type: Number })).toEqualTypeOf<number | null>()
  expectTypeOf([...response.headers]).toEqualTypeOf<HeaderItem[]>()
  expectTypeOf(response.call_on_close(() => 1)).toEqualTypeOf<() => number>()
  expectTypeOf<ReturnType<typeof response.make_conditional>>().toEqualTypeOf<Promise<Response>>()
})

test('a request can be asked by make_conditional and send_file', () => {
  expectTypeOf<Request>().toExtend<Parameters<Response['make_conditional']>[0]>()
  expectTypeOf<globalThis.Request>().toExtend<Parameters<typeof send_file>[1]>()
  expectTypeOf<ReturnType<typeof send_file>>().toEqualTypeOf<Promise<Response>>()
})

test('abort ends the function, with the arguments of the class', () => {
  const find = (cat: string | null): string => cat ?? abort(404)
  expectTypeOf(find).returns.toEqualTypeOf<string>()
  expect(() => abort(429, null, { retry_after: 60 })).toThrow(TooManyRequests)
  expect(() => abort(405, ['GET'], { description: 'x' })).toThrow(MethodNotAllowed)
  const www_authenticate = [new WWWAuthenticate('basic', { realm: 'x' })]
  expect(() => abort(401, 'Who?', { www_authenticate })).toThrow(Unauthorized)
  const status = Number('404')
  expect(() => abort(status, 'Gone.')).toThrow('404 Not Found: Gone.')
  // @ts-expect-error -- a 404 takes a description, not a list
  expect(() => abort(404, ['GET'])).toThrow(HTTPException)
  // @ts-expect-error -- Response takes keywords in an object
  expect(() => new Response('', 204)).not.toThrow()
})
