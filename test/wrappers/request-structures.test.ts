import { describe, expect, test } from 'vitest'
import { Authorization, parseAuthorization } from '../../src/wrappers/authorization.ts'
import { ContentRange, parseContentRange } from '../../src/wrappers/content-range.ts'
import { EnvironHeaders } from '../../src/wrappers/environ-headers.ts'
import { ETags } from '../../src/wrappers/etags.ts'
import { parseEtags } from '../../src/wrappers/parse-etags.ts'
import { BadRequestKeyError } from '../../src/wrappers/exceptions/bad-request.ts'
import { FileStorage } from '../../src/wrappers/file-storage.ts'
import { HeaderSet } from '../../src/wrappers/header-set.ts'
import { Range } from '../../src/wrappers/range.ts'

describe('EnvironHeaders', () => {
  const headers = new EnvironHeaders(new Headers({ 'x-a': '1', 'x-b': 'two' }), {
    'x-b': null,
    'x-c': '3',
  })

  test('names are found in any case and spelled as Werkzeug spells them', () => {
    expect([headers.get('X-A'), headers.at('x-A'), headers.getlist('X-a')]).toEqual([
      '1',
      '1',
      ['1'],
    ])
    expect([...headers]).toEqual([
      ['X-A', '1'],
      ['X-C', '3'],
    ])
    expect([...headers.keys({ lower: true })]).toEqual(['x-a', 'x-c'])
    expect([headers.length, JSON.stringify(headers)]).toEqual([2, '{"X-A":"1","X-C":"3"}'])
  })

  test('a missing header is null, the default, or a 400; so is what can be no name', () => {
    expect([headers.get('X-B'), headers.get('X-B', 'd'), headers.has('X-B')]).toEqual([
      null,
      'd',
      false,
    ])
    expect([headers.get('no name'), headers.getlist('é')]).toEqual([null, []])
    expect(() => headers.at('X-B')).toThrow(BadRequestKeyError)
  })

  test('a type converts, and where it fails the default stands', () => {
    expect(headers.get('X-A', { type: Number })).toBe(1)
    expect(headers.get('X-C', { type: () => Number.NaN, default: 7 })).toBe(7)
    expect(headers.getlist('X-A', { type: BigInt })).toEqual([1n])
  })
})

describe('HeaderSet', () => {
  test('holds each item once, in any case and in order, and tells of changes', () => {
    const seen: string[] = []
    const set = new HeaderSet(['Cookie'], (changed) => seen.push(changed.to_header()))
    set.add('accept')
    set.update(['ACCEPT', 'cookie'])
    set.discard('missing')
    set.remove('accept')
    expect(seen).toEqual(['Cookie, accept', 'Cookie'])
    expect([set.has('COOKIE'), set.index('cookie'), set.find('x'), set.at(0), set.length]).toEqual([
      true,
      0,
      -1,
      'Cookie',
      1,
    ])
    expect([...set.as_set()]).toEqual(['cookie'])
    expect(() => set.remove('x')).toThrow(RangeError)
    expect(() => set.at(1)).toThrow(RangeError)
    set.clear()
    expect([set.to_header(), seen.at(-1)]).toEqual(['', ''])
  })
})

describe('ContentRange', () => {
  test('is read and written, and tells of changes', () => {
    const seen: string[] = []
    const range = parseContentRange('bytes 0-98/*', (changed) => seen.push(changed.to_header()))
    expect([range?.units, range?.start, range?.stop, range?.length]).toEqual(['bytes', 0, 99, null])
    if (range === null) throw new Error('unreachable')
    range.length = 100
    range.set(10, 20, { length: 30 })
    range.unset()
    expect(seen).toEqual(['bytes 0-98/100', 'bytes 10-19/30', ''])
    expect(() => range.set(5, 5)).toThrow(RangeError)
  })

  test.each(['', 'bytes', 'bytes 0-1', 'bytes 5-1/9', 'bytes 9-9/9', 'bytes x-1/9', 'bytes */x'])(
    '%o is none',
    (header) => {
      expect(parseContentRange(header)).toBeNull()
    },
  )

  test('an unsatisfied one has only a length', () => {
    expect(new ContentRange('bytes', null, null, { length: 9 }).to_header()).toBe('bytes */9')
    expect(parseContentRange('bytes */9')?.length).toBe(9)
    expect(parseContentRange(' a/b \t 0-1/2\n')?.to_header()).toBe('a/b 0-1/2')
    for (const header of ['bytes', 'bytes/ 1', 'a /', ' /1']) {
      expect(parseContentRange(header)).toBeNull()
    }
  })
})

test('an ETag may be a weak and a strong one, and empty', () => {
  const tags = parseEtags('"a", W/"a", W/""')
  expect([tags.is_weak('a'), tags.is_strong('a')]).toEqual([true, true])
  expect([tags.is_weak(null), tags.is_strong(null)]).toEqual([true, false])
})

test.each([
  [-1, 5],
  [5, 5],
  [6, 5],
])('a range from %d to %d is a RangeError', (start, stop) => {
  expect(() => new Range('bytes', [[start, stop]])).toThrow(RangeError)
  expect(() => new ContentRange('bytes', start, stop)).toThrow(RangeError)
})

test('the blanks of Python end a bare ETag', () => {
  expect([...parseEtags('a\x85\x1f,b\ufeff,c')]).toEqual(['a', 'b\ufeff', 'c'])
})

test('ETags are written strong ones first', () => {
  expect(new ETags(['a'], ['b']).to_header()).toBe('"a", W/"b"')
  expect([new ETags().provided, new ETags([], [], true).to_header()]).toEqual([false, '*'])
})

test('a Range that is made by hand is written in full', () => {
  expect(
    new Range('bytes', [
      [0, 1e22],
      [-5, null],
    ]).to_header(),
  ).toBe('bytes=0-9999999999999999999999,-5')
})

test('an Authorization that is made by hand comes back from its header', () => {
  const basic = new Authorization('basic', { username: 'ü', password: ':' })
  expect(parseAuthorization(basic.to_header())?.parameters).toEqual(basic.parameters)
  expect(new Authorization('bearer', null, 'x').to_header()).toBe('Bearer x')
  expect([basic.get('realm'), basic.get('realm', 'r'), basic.has('username')]).toEqual([
    null,
    'r',
    true,
  ])
})

test('a FileStorage that is made by hand has its headers', async () => {
  const file = new FileStorage(new Blob(['abc']).stream(), {
    filename: 'a.txt',
    content_type: 'text/plain; charset=utf-8',
    content_length: 3,
  })
  expect([...file.headers]).toEqual([
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Length', '3'],
  ])
  expect([file.mimetype, file.mimetype_params.get('charset'), file.content_length]).toEqual([
    'text/plain',
    'utf-8',
    3,
  ])
  expect(() => {
    file.seek(0)
  }).toThrow(TypeError)
  expect(
    [await file.read(2), await file.read(), await file.read()].map((bytes) => bytes.length),
  ).toEqual([2, 1, 0])
  expect(await new FileStorage().read()).toHaveLength(0)
})

describe('what Python has of a mapping or a set', () => {
  test('a HeaderSet gives its first item away, and knows whether it shares one', () => {
    const set = new HeaderSet(['a', 'b'])
    expect([set.isdisjoint(['c']), set.isdisjoint(['c', 'B'])]).toEqual([true, false])
    expect([set.pop(), set.pop(), set.length]).toEqual(['a', 'b', 0])
    expect(() => set.pop()).toThrow('The header has no item 0')
  })

  test('an Authorization is read from its header, and headers are listed', () => {
    expect(Authorization.from_header('Bearer t')?.token).toBe('t')
    expect(Authorization.from_header(null)).toBeNull()
    expect(new EnvironHeaders(new Headers({ 'x-a': '1' })).to_wsgi_list()).toEqual([['X-A', '1']])
  })
})
