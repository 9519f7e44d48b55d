import { describe, expect, test } from 'vitest'

import { LeftOutError } from '../../src/left-out-error.ts'
import { BadRequestKeyError } from '../../src/wrappers/exceptions/bad-request.ts'
import { Headers } from '../../src/wrappers/headers.ts'

const sample = (): Headers =>
  new Headers([
    ['A', '1'],
    ['B', '2'],
    ['a', '3'],
  ])

describe('Headers', () => {
  test('names are found in any case and keep their spelling', () => {
    const headers = sample()
    expect(headers.get('a')).toBe('1')
    expect(headers.getlist('A')).toEqual(['1', '3'])
    expect([...headers.keys()]).toEqual(['A', 'B', 'a'])
    expect([...headers.keys({ lower: true })]).toEqual(['a', 'b', 'a'])
  })

  test('at gives the first value, and a 400 where there is none', () => {
    expect(sample().at('a')).toBe('1')
    expect(() => sample().at('c')).toThrow(BadRequestKeyError)
  })

  test('set keeps the place of the first and removes the rest', () => {
    const headers = sample()
    headers.set('a', 9)
    expect([...headers]).toEqual([
      ['a', '9'],
      ['B', '2'],
    ])
  })

  test('setlist appends what follows the first; of nothing it removes', () => {
    const headers = sample()
    headers.setlist('A', ['x', 'y'])
    expect(headers.to_wsgi_list()).toEqual([
      ['A', 'x'],
      ['B', '2'],
      ['A', 'y'],
    ])
    headers.setlist('A', [])
    expect(headers.has('A')).toBe(false)
  })

  test('a conversion that uses what was left out of the Worker says so', () => {
    const type = (): never => {
      throw new LeftOutError('This Worker was built without "best"')
    }
    expect(() => new Headers({ A: '1' }).get('A', { type })).toThrow(LeftOutError)
    expect(() => new Headers({ A: '1' }).getlist('A', { type })).toThrow(LeftOutError)
  })

  test('get and getlist convert, and fall back where the conversion throws', () => {
    const headers = new Headers({ N: ['x', '5'] })
    const type = (value: string): bigint => BigInt(value)
    expect(headers.get('N', { type, default: 0n })).toBe(0n)
    expect(headers.getlist('N', { type })).toEqual([5n])
    expect(headers.get('N', { type: Number })).toBeNull()
    expect(headers.get('missing')).toBeNull()
    expect(headers.get('missing', 'x')).toBe('x')
  })

  test('update replaces what it names, extend appends', () => {
    const headers = sample()
    headers.update({ A: ['x', 'y'], C: 1 })
    headers.update(new Headers([['B', 'z']]))
    headers.extend([['B', 'w']])
    expect([...headers.items()].map((item) => item.join('='))).toEqual([
      'A=x',
      'B=z',
      'A=y',
      'C=1',
      'B=w',
    ])
  })

  test('pop gives the first value and removes all', () => {
    const headers = sample()
    expect(headers.pop('a')).toBe('1')
    expect(headers.pop('a', 'none')).toBe('none')
    expect(headers.popitem()).toEqual(['B', '2'])
    expect(headers.length).toBe(0)
  })

  test('setdefault and setlistdefault leave what is there', () => {
    const headers = sample()
    expect(headers.setdefault('b', 'x')).toBe('2')
    expect(headers.setdefault('C', 7)).toBe('7')
    expect(headers.setlistdefault('D', ['1', '2'])).toEqual(['1', '2'])
  })

  test('a copy is independent', () => {
    const headers = sample()
    const copy = headers.copy()
    copy.clear()
    expect(headers.length).toBe(3)
  })

  test('parameters are quoted where they are no token, and left out where null', () => {
    const headers = new Headers()
    headers.add('Content-Disposition', 'attachment', {
      filename: 'a "b".txt',
      file_size: 3,
      x: null,
    })
    expect(headers.get('Content-Disposition')).toBe(
      'attachment; filename="a \\"b\\".txt"; file-size=3',
    )
  })

  test.each(['a\nb', 'a\rb', 'a\r\n b'])('the value %j is refused everywhere', (value) => {
    const headers = sample()
    const attempts = [
      () => headers.add('X', value),
      () => headers.set('X', value),
      () => headers.setlist('X', ['ok', value]),
      () => headers.extend([['X', value]]),
      () => headers.update({ X: value }),
      () => headers.setdefault('Y', value),
      () => headers.add('X', 'ok', { option: value }),
    ]
    for (const attempt of attempts) expect(attempt).toThrow(RangeError)
  })

  test('a value that is neither text nor number is refused', () => {
    // @ts-expect-error -- null is no header value
    expect(() => new Headers().set('X', null)).toThrow('headers.remove')
  })
})
