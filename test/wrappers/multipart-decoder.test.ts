import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RequestEntityTooLarge } from '../../src/wrappers/exceptions/client-errors.ts'
import {
  MultipartDecoder,
  MultipartError,
  type MultipartLimits,
} from '../../src/wrappers/multipart-decoder.ts'

const LIMITS: MultipartLimits = { max_form_memory_size: 500_000, max_form_parts: 1000 }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The parts of a body that is fed in pieces which end at these places. */
const decode = (body: Uint8Array, cuts: readonly number[], limits = LIMITS): string[] => {
  const decoder = new MultipartDecoder('foo', limits)
  const parts: string[] = []
  const places = [...new Set(cuts.filter((cut) => cut < body.length))].toSorted((a, b) => a - b)
  for (const [index, cut] of [0, ...places].entries()) {
    for (const event of decoder.feed(body.subarray(cut, places[index]))) {
      if (event.kind === 'part') parts.push(`${event.name}/${event.filename}:`)
      if (event.kind === 'data') parts.push(`${parts.pop()}${String.fromCharCode(...event.bytes)}`)
    }
  }
  decoder.finish()
  return parts
}

const outcome = (body: Uint8Array, cuts: readonly number[]): unknown => {
  try {
    return decode(body, cuts)
  } catch (error) {
    if (error instanceof MultipartError) return 'broken'
    if (error instanceof RequestEntityTooLarge) return 413
    throw error
  }
}

const field = 'Content-Disposition: form-data; name="a"'
const file = 'Content-Disposition: form-data; name="f"; filename="x"'

/** Bodies made of what delimiters and headers are made of. */
const hostileBody = fc
  .array(
    fc.oneof(
      fc.constantFrom('\r\n', '\n', '\r', '--foo', '--', '-', ' ', '\t', field, file, '--foo--'),
      fc.constantFrom('\r\n--foo\r\n', `--foo\r\n${field}\r\n\r\n`, `--foo\n${file}\n\n`, 'data'),
    ),
    { maxLength: 24 },
  )
  .map((pieces) => bytes(pieces.join('')))

test('a body comes out the same however it is cut', () => {
  fc.assert(
    fc.property(hostileBody, fc.array(fc.nat(300)), (body, cuts) => {
      expect(outcome(body, cuts)).toEqual(outcome(body, []))
    }),
    { numRuns: 2000 },
  )
})

test('any bytes are parts, broken or too large', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (body) => {
      expect(() => outcome(body, [])).not.toThrow()
    }),
  )
})

test('data between two delimiters comes out as it went in', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.array(fc.nat(400)), (data, cuts) => {
      const text = String.fromCharCode(...data)
      fc.pre(!/[\r\n]--foo/.test(`\n${text}`))
      const head = bytes(`--foo\r\n${file}\r\n\r\n`)
      const body = new Uint8Array([...head, ...data, ...bytes('\r\n--foo--')])
      expect(decode(body, cuts)).toEqual([`f/x:${text}`])
    }),
  )
})

test.each([
  ['no closing delimiter', `--foo\r\n${field}\r\n\r\n1`],
  ['half of it', `--foo\r\n${field}\r\n\r\n1\r\n--foo-`],
  ['a part without Content-Disposition', '--foo\r\nX: y\r\n\r\n1\r\n--foo--'],
  ['nothing at all', ''],
])('a body with %s is broken', (_, body) => {
  expect(outcome(bytes(body), [])).toBe('broken')
})

test('headers that are no UTF-8 break the body', () => {
  const body = new Uint8Array([
    ...bytes('--foo\r\nX: '),
    0xff,
    ...bytes(`\r\n${field}\r\n\r\n\r\n--foo--`),
  ])
  expect(outcome(body, [])).toBe('broken')
})

describe('limits', () => {
  const limits: MultipartLimits = { max_form_memory_size: 100, max_form_parts: 2 }

  test('a field has one, a file has none', () => {
    const body = (head: string): Uint8Array =>
      bytes(`--foo\r\n${head}\r\n\r\n${'x'.repeat(150)}\r\n--foo--`)
    const cuts = Array.from({ length: 30 }, (_, index) => index * 10)
    expect(() => decode(body(field), cuts, limits)).toThrow(RequestEntityTooLarge)
    expect(decode(body(file), cuts, limits)).toEqual([`f/x:${'x'.repeat(150)}`])
  })

  test.each([
    ['a preamble', `${'x'.repeat(150)}\r\n--foo--`],
    ['headers', `--foo\r\nX: ${'x'.repeat(150)}`],
    ['an epilogue', `--foo--${'x'.repeat(150)}`],
  ])('%s has one', (_, body) => {
    const cuts = Array.from({ length: 20 }, (__, index) => index * 10)
    expect(() => decode(bytes(body), cuts, limits)).toThrow(RequestEntityTooLarge)
  })

  test.each([
    ['blanks behind a boundary', `--foo\r\n${file}\r\n\r\n\r\n--foo`],
    ['blanks behind the first boundary', '--foo'],
    ['headers', '--foo\r\nX: '],
  ])('of %s no more than 500 kB are held, even without a limit', (_, start) => {
    const body = bytes(start + ' '.repeat(600_000))
    const cuts = Array.from({ length: 10 }, (__, index) => index * 64_000)
    const none = { max_form_memory_size: null, max_form_parts: null }
    expect(() => decode(body, cuts, none)).toThrow(RequestEntityTooLarge)
  })

  test('the part past the last one is refused when its head is read', () => {
    const part = `--foo\r\n${file}\r\n\r\n\r\n`
    expect(() =>
      decode(bytes(part.repeat(3)), [], { ...limits, max_form_memory_size: null }),
    ).toThrow(RequestEntityTooLarge)
  })
})
