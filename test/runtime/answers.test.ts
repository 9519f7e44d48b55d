import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/runtime/app.ts'
import { Endpoint } from '../../src/runtime/endpoint.ts'
import { NotFound } from '../../src/wrappers/exceptions/client-errors.ts'
import { MethodNotAllowed } from '../../src/wrappers/exceptions/errors-with-headers.ts'
import { InternalServerError } from '../../src/wrappers/exceptions/server-errors.ts'
import { Response } from '../../src/wrappers/response.ts'
import { call, type Called } from './call.ts'
import { createPlugin, type Invoke } from './fixture.ts'

const answerOf = (invoke: Invoke, options?: RequestInit): Promise<Called> =>
  call(createApp(createPlugin([['GET /', invoke]])), '/', options)

/** A 500 tells the caller the id of the log and nothing else; the log has one line and the reason. */
const expectFailure = ({ response, text, lines, errors }: Called): string => {
  const id = lines[0]?.['request_id']
  expect(response.status).toBe(500)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('x-request-id')).toBe(id)
  expect(JSON.parse(text)).toEqual({ title: 'Internal Server Error', status: 500, request_id: id })
  expect(lines).toMatchObject([{ method: 'GET', rule: '/', status: 500 }])
  expect(errors).toHaveLength(1)
  expect(JSON.parse(errors[0] ?? '')).toMatchObject({ level: 'error', rule: '/', request_id: id })
  return (JSON.parse(errors[0] ?? '') as { error: string }).error
}

describe('what a handler throws', () => {
  const throws: Record<string, [invoke: Invoke, logged: string | RegExp]> = {
    'an Error': [
      () => {
        throw new TypeError('boom')
      },
      /^TypeError: boom\n +at .*answers\.test/,
    ],
    'an Error with a cause': [
      () => {
        throw new Error('outer', { cause: new Error('inner') })
      },
      /outer[^]+caused by Error: inner/,
    ],
    'a rejected promise': [() => Promise.reject(new Error('late')), /Error: late/],
    'an Error after a wait': [
      async () => {
        await Promise.resolve()
        throw new Error('later')
      },
      /Error: later/,
    ],
    null: [
      () => {
        throw null
      },
      'thrown: null',
    ],
    undefined: [
      () => {
        throw undefined
      },
      'thrown: undefined',
    ],
    'a string': [
      () => {
        throw 'text'
      },
      'thrown: text',
    ],
    'an object': [
      () => {
        throw { code: 7 }
      },
      'thrown: an object with the keys [code]; throw an Error',
    ],
    'an object that cannot be shown': [
      () => {
        throw new Proxy({}, { ownKeys: () => fail('no keys') })
      },
      'thrown: a value that cannot be shown',
    ],
    'an Error whose getters throw': [
      () => {
        throw Object.defineProperty(new Error('x'), 'stack', {
          get() {
            throw new Error('no stack')
          },
        })
      },
      'thrown: a value that cannot be shown',
    ],
    'an Error that is its own cause': [
      () => {
        const error = new Error('circle')
        error.cause = error
        throw error
      },
      /^Error: circle\n[^]{0,9000}$/,
    ],
  }

  test.each(Object.entries(throws))('%s becomes a 500', async (_name, [invoke, logged]) => {
    expect(expectFailure(await answerOf(invoke))).toMatch(logged)
  })

  test('an error of its constructor becomes a 500', async () => {
    class Broken extends Endpoint {
      readonly field: never = fail('in the constructor')
      override _invoke(): Response {
        return new Response()
      }
    }
    const called = await call(createApp(createPlugin([['GET /', Broken]])), '/')
    expect(expectFailure(called)).toContain('in the constructor')
  })

  test('because its caller has left is told by the outcome and is no error of the log', async () => {
    const caller = new AbortController()
    const invoke: Invoke = async ({ raw }) => {
      caller.abort()
      raw.signal.throwIfAborted()
    }
    const { lines, errors } = await answerOf(invoke, { signal: caller.signal })
    expect(errors).toEqual([])
    expect(lines).toMatchObject([{ rule: '/', status: 499, outcome: 'left' }])
  })

  test('in development the log has the stack as text', async () => {
    const app = createApp(createPlugin([['GET /', () => fail('readable')]]))
    const { text, errors } = await call(app, '/', { env: { DIFY_EDGE_MODE: 'development' } })
    expect(errors[0]).toMatch(/\n.*Error: readable\n +at /)
    expect(text).not.toContain('readable')
  })
})

describe('an HTTPException', () => {
  test('becomes its response, with the id of the log, and is no error of the log', async () => {
    const { response, text, lines, errors } = await answerOf(() => {
      throw new NotFound('No such duck')
    })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(text).toContain('<p>No such duck</p>')
    expect(response.headers.get('x-request-id')).toBe(lines[0]?.['request_id'])
    expect(errors).toEqual([])
  })

  test('keeps its own headers', async () => {
    const { response } = await answerOf(async () => {
      await Promise.resolve()
      throw new MethodNotAllowed(['PUT'])
    })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'PUT'])
  })

  test('of 500 and above is logged with its cause', async () => {
    const { response, errors } = await answerOf(() => {
      throw new InternalServerError(null, { original_exception: new Error('the reason') })
    })
    expect(response.status).toBe(500)
    expect(errors[0]).toContain('the reason')
  })

  test('whose response fails is a 500', async () => {
    class Bad extends NotFound {
      override get_body(): string {
        return fail('no body')
      }
    }
    const { response, errors } = await answerOf(() => {
      throw new Bad()
    })
    expect(response.status).toBe(500)
    expect(errors.at(-1)).toContain('no body')
  })
})

describe('what a handler returns', () => {
  const wrong: Record<string, [invoke: Invoke, logged: string]> = {
    'a string': [() => 'text', 'returned a string; return new Response(text)'],
    nothing: [() => undefined, 'returned nothing; return new Response(body)'],
    'a promise of nothing': [async () => undefined, 'returned nothing; return new Response(body)'],
    'an object': [() => ({ ok: true }), 'return new Response(JSON.stringify(value)'],
    'a number': [() => 7, 'returned a value of type number'],
    'a generator': [
      function* () {
        yield 'x'
      },
      'returned a generator; return new Response(generate())',
    ],
    'an async generator': [
      async function* () {
        yield 'x'
      },
      'returned a generator; return new Response(generate())',
    ],
  }

  test.each(Object.entries(wrong))(
    '%s is a 500 whose log says what to write instead',
    async (_name, [invoke, logged]) => {
      const error = expectFailure(await answerOf(invoke))
      expect(error).toContain('endpoints/e0: _invoke')
      expect(error).toContain(logged)
    },
  )

  test('a subclass of Response is one', async () => {
    class Json extends Response {
      static override default_mimetype = 'application/json'
    }
    const { response, text } = await answerOf(() => new Json('{}'))
    expect([response.headers.get('content-type'), text]).toEqual(['application/json', '{}'])
  })

  test('a thenable is awaited', async () => {
    // oxlint-disable-next-line unicorn/no-thenable -- what the test is about
    const thenable = { then: (resolve: (value: unknown) => void) => resolve(new Response('then')) }
    expect((await answerOf(() => thenable)).text).toBe('then')
  })

  test('a Fetch Response is sent as it is', async () => {
    const own = new globalThis.Response('own', { status: 201, headers: { 'x-own': '1' } })
    const { response, text, lines } = await answerOf(() => own)
    expect(response).toBe(own)
    expect(text).toBe('own')
    expect(lines).toMatchObject([{ status: 201 }])
  })

  test('a Fetch Response for HEAD goes without its body, which is cancelled', async () => {
    let reason: unknown
    const stream = new ReadableStream({ cancel: (given) => void (reason = given ?? 'cancelled') })
    const { response, text } = await answerOf(
      () => new globalThis.Response(stream, { headers: { 'x-own': '1' } }),
      { method: 'HEAD' },
    )
    expect([response.status, response.headers.get('x-own'), text]).toEqual([200, '1', ''])
    expect(reason).toBe('cancelled')
  })

  test('a Fetch Response that was read already is a 500 that says so', async () => {
    const used = async (): Promise<unknown> => {
      const own = new globalThis.Response('own')
      await own.text()
      return own
    }
    expect(expectFailure(await answerOf(used))).toContain('has been read already')
  })

  test('the Fetch Response of an error, which has no status, is a 500 that says so', async () => {
    expect(expectFailure(await answerOf(() => globalThis.Response.error()))).toContain(
      'is Response.error(), which has no status',
    )
  })

  test('a generator whose first chunk cannot be sent is a 500', async () => {
    const numbers = async function* (): AsyncGenerator {
      yield 5
    }
    const invoke = (): Response => new Response(numbers() as AsyncIterable<string>)
    expect(expectFailure(await answerOf(invoke))).toContain('write String(value)')
  })

  test('a WebSocket is handed over', async () => {
    const { response, lines } = await answerOf(() => {
      const [client] = Object.values(new WebSocketPair())
      return new globalThis.Response(null, { status: 101, webSocket: client ?? null })
    })
    expect(response.status).toBe(101)
    expect(response.webSocket).not.toBeNull()
    expect(lines).toMatchObject([{ status: 101 }])
  })

  test('a header that cannot be sent is a 500', async () => {
    const invoke = (): Response => new Response('x', { headers: { 'bad name': 'x' } })
    expectFailure(await answerOf(invoke))
  })

  test('a status that Fetch does not have is a 500', async () => {
    expectFailure(await answerOf(() => new Response('x', { status: 999 })))
  })
})

const fail = (message: string): never => {
  throw new Error(message)
}
