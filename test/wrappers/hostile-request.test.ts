import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { HTTPException } from '../../src/wrappers/exceptions/http-exception.ts'
import { parseAccept } from '../../src/wrappers/accept.ts'
import { parseAuthorization } from '../../src/wrappers/authorization.ts'
import { parseContentRange } from '../../src/wrappers/content-range.ts'
import { parseIfRange } from '../../src/wrappers/if-range.ts'
import { parseCookie } from '../../src/wrappers/parse-cookie.ts'
import { parseDate } from '../../src/wrappers/parse-date.ts'
import { parseDictHeader } from '../../src/wrappers/parse-dict-header.ts'
import { parseEtags } from '../../src/wrappers/parse-etags.ts'
import { parseOptionsHeader } from '../../src/wrappers/parse-options-header.ts'
import { parseQuery } from '../../src/wrappers/parse-query.ts'
import { parseRange } from '../../src/wrappers/range.ts'
import { Request } from '../../src/wrappers/request.ts'

const HEADERS = [
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'access-control-request-headers',
  'authorization',
  'cache-control',
  'content-length',
  'content-type',
  'cookie',
  'date',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'max-forwards',
  'pragma',
  'range',
  'sec-fetch-site',
  'transfer-encoding',
  'user-agent',
  'x-forwarded-for',
] as const

/** What headers are made of, and what else Fetch lets pass. */
const headerValue = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '\\',
        ',',
        ';',
        '=',
        '*',
        '/',
        '-',
        ' ',
        '\t',
        'q=',
        "''",
        'W/',
        '%FF',
        '%',
        ':',
      ),
      fc.constantFrom(
        'a',
        'bytes=',
        'Basic ',
        'Digest ',
        'text/html',
        'utf-8',
        '0',
        '99999999999999999999',
      ),
      fc.string({ unit: 'binary-ascii', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join('').replace(/[\0\r\n]/g, ''))

const BODY_TYPES = [
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=foo',
  'text/plain',
] as const

/** The names of all getters and properties. */
const attributes = (value: object | null): string[] =>
  value === null || value === Object.prototype
    ? []
    : [...Object.getOwnPropertyNames(value), ...attributes(Object.getPrototypeOf(value))]

/** Everything there is to read on a request, the body's promises too, and each value as a header. */
const readAll = async (r: Request): Promise<void> => {
  for (const name of attributes(r)) {
    try {
      const value: unknown = await Reflect.get(r, name)
      if (typeof value === 'object' && value !== null && 'to_header' in value) {
        Reflect.apply(value.to_header as () => string, value, [])
      }
    } catch (error) {
      if (!(error instanceof HTTPException)) throw new Error(`${name} threw`, { cause: error })
    }
  }
}

test('any headers are read, or refused with an HTTPException', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom(...HEADERS), headerValue),
      fc.constantFrom('POST', 'GET'),
      async (headers, method) => {
        await expect(
          readAll(
            new Request(
              new globalThis.Request('https://example.org/a%FF?b=%FF', { method, headers }),
            ),
          ),
        ).resolves.toBeUndefined()
      },
    ),
    { numRuns: 300 },
  )
})

test('any body is read, or refused with an HTTPException', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.constantFrom(...BODY_TYPES), async (body, type) => {
      const raw = new globalThis.Request('https://example.org/', {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      })
      await expect(readAll(new Request(raw))).resolves.toBeUndefined()
    }),
    { numRuns: 300 },
  )
})

test('any target has its parts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (target) => {
      const url = `https://example.org/${target}`
      fc.pre(URL.canParse(url))
      const r = new Request(new globalThis.Request(url))
      await readAll(r)
      expect(r.path).toMatch(/^\/(?!\/)/)
    }),
  )
})

const PARSERS = [
  parseAccept,
  parseAuthorization,
  parseContentRange,
  parseCookie,
  parseDate,
  parseDictHeader,
  parseEtags,
  parseIfRange,
  parseOptionsHeader,
  parseRange,
  (text: string) => [...parseQuery(text)],
]

test('no parser throws on any text, lone surrogates too', () => {
  fc.assert(
    fc.property(fc.oneof(headerValue, fc.string({ unit: 'binary' })), (text) => {
      for (const parse of PARSERS) expect(() => parse(text)).not.toThrow()
    }),
    { numRuns: 2000 },
  )
})
