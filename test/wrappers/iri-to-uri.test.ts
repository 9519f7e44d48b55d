import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeHost } from '../../src/wrappers/encode-host.ts'
import { iriToUri } from '../../src/wrappers/iri-to-uri.ts'

// Each as Werkzeug answers.
const cases = [
  ['', ''],
  ['/å?q=ö&x=%FF#frä g', '/%C3%A5?q=%C3%B6&x=%FF#fr%C3%A4%20g'],
  ['/%zz/%C3%A9', '/%zz/%C3%A9'],
  ['\\\\evil.example', '%5C%5Cevil.example'],
  ['/\\evil.example', '/%5Cevil.example'],
  ['//other.example/x', '//other.example/x'],
  ['HTTP://Us%20er:p%40ss@Host:80/', 'http://Us%20er:p%40ss@host:80/'],
  ['http://:pä@host', 'http://:p%C3%A4@host'],
  ['http://☃.net/påth', 'http://xn--n3h.net/p%C3%A5th'],
  ['http://straße.example/', 'http://strasse.example/'],
  ['http://a。bücher', 'http://a.xn--bcher-kva'],
  ['http://[FE80::1%Eth0]:8080/x', 'http://[fe80::1%Eth0]:8080/x'],
  ['http://[::1]/', 'http://[::1]/'],
  ['http://host:/x', 'http://host/x'],
  ['http://host:0080/x', 'http://host:80/x'],
  ['http:x', 'http:///x'],
  ['http:', 'http://'],
  ['///evil.example', '/evil.example'],
  ['app:///x', 'app:///x'],
  ['mailto:a@b.c?subject=x y', 'mailto:a@b.c?subject=x%20y'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['1a:b c', '1a:b%20c'],
  [' \t/a\tb', '/ab'],
  ['x?#', 'x'],
  // Refused where it is sent.
  ['http://\0/', 'http://\0/'],
]

test.each(cases)('%j is %j', (iri, uri) => {
  expect(iriToUri(iri)).toBe(uri)
})

describe('what has no URI is a RangeError', () => {
  test.each([
    'http://host:99999/',
    'http://host:8o/',
    'http://[::1',
    'http://[1.2.3.4]/',
    'http://[x]/',
    `http://${'a'.repeat(64)}.com/`,
    'http://a..b/',
    'http://日 本/',
    'http://日\\x/',
    'http://a℀b/',
    'http://日%41/',
  ])('%j', (iri) => {
    expect(() => iriToUri(iri)).toThrow(RangeError)
  })
})

test('any text has a URI in ASCII or is a RangeError', () => {
  const part = fc.oneof(
    fc.constantFrom('http://', '//', '/', '?', '#', '@', ':', '[', ']', '%', 'xn--', '.', 'a', ' '),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  const isUri = (parts: string[]): boolean => {
    try {
      // Python, too, leaves controls in a host of ASCII; what could end a header's line is taken out.
      return /^[\0-\x08\v\f\x0e-\x7f]*$/.test(iriToUri(parts.join('')))
    } catch (error) {
      return error instanceof RangeError
    }
  }
  fc.assert(fc.property(fc.array(part, { maxLength: 8 }), isUri), { numRuns: 300 })
})

describe('host labels', () => {
  const hosts = [
    ['EXAMPLE.org', 'EXAMPLE.org'],
    ['', ''],
    ['example.org.', 'example.org.'],
    ['ÜBER.example', 'xn--ber-goa.example'],
    ['İ.example', 'xn--i-9bb.example'],
    ['日本｡jp', 'xn--wgv71a.jp'],
  ]
  test.each(hosts)('%j is %j', (host, ascii) => {
    expect(encodeHost(host)).toBe(ascii)
  })
})
