import { describe, expect, test } from 'vitest'
import { CallbackDict } from '../../src/wrappers/callback-dict.ts'
import { Response } from '../../src/wrappers/response.ts'

const create = () => {
  const seen: string[] = []
  const dict = new CallbackDict<string, number>([['a', 1]], (changed) => {
    seen.push(JSON.stringify([...changed]))
  })
  return { dict, seen }
}

describe('a mapping that tells of its changes', () => {
  test('gives what stands in for a missing value', () => {
    const { dict, seen } = create()
    expect([dict.get('a'), dict.get('b'), dict.get('b', null), dict.get('a', 2)]).toEqual([
      1,
      undefined,
      null,
      1,
    ])
    expect([...dict.items()]).toEqual([['a', 1]])
    expect(seen).toEqual([])
  })

  test('tells of each change once', () => {
    const { dict, seen } = create()
    dict.update([
      ['b', 2],
      ['c', 3],
    ])
    expect(dict.setdefault('a', 9)).toBe(1)
    expect(dict.setdefault('d', 4)).toBe(4)
    expect([dict.pop('b'), dict.pop('b', null), dict.popitem()]).toEqual([2, null, ['d', 4]])
    expect(seen.map((text) => (JSON.parse(text) as unknown[]).length)).toEqual([3, 4, 3, 2])
  })

  test('has nothing to remove where nothing is', () => {
    const { dict } = create()
    expect(() => dict.pop('b')).toThrow('There is no "b" to remove')
    dict.clear()
    expect(() => dict.popitem()).toThrow('There is nothing to remove')
  })

  test('writes to the header that it was read from', () => {
    const response = new Response('x', { content_type: 'text/html; charset=utf-8; a=b' })
    response.mimetype_params.pop('a')
    expect(response.content_type).toBe('text/html; charset=utf-8')
    response.cache_control.update([['max-age', '5']])
    expect(response.headers.get('Cache-Control')).toBe('max-age=5')
  })
})
