import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { CombinedMultiDict } from '../../src/wrappers/combined-multi-dict.ts'
import { BadRequestKeyError } from '../../src/wrappers/exceptions/bad-request.ts'
import { ImmutableMultiDict } from '../../src/wrappers/immutable-multi-dict.ts'
import { MultiDict } from '../../src/wrappers/multi-dict.ts'

const pairs: [string, string][] = [
  ['a', '1'],
  ['b', 'x'],
  ['a', '2'],
]

describe('reading', () => {
  const dict = new ImmutableMultiDict(pairs)

  test('one value is the first, a list has all', () => {
    expect([dict.get('a'), dict.at('a'), dict.getlist('a')]).toEqual(['1', '1', ['1', '2']])
    expect([dict.length, dict.has('b'), dict.has('c')]).toEqual([2, true, false])
    expect([...dict]).toEqual(['a', 'b'])
    expect([...dict.items()]).toEqual([
      ['a', '1'],
      ['b', 'x'],
    ])
    expect([...dict.items({ multi: true })]).toEqual([
      ['a', '1'],
      ['a', '2'],
      ['b', 'x'],
    ])
    expect([...dict.values()]).toEqual(['1', 'x'])
    expect([...dict.listvalues()]).toEqual([['1', '2'], ['x']])
    expect(dict.to_dict({ flat: false })).toEqual({ a: ['1', '2'], b: ['x'] })
    expect(JSON.stringify(dict)).toBe('{"a":"1","b":"x"}')
  })

  test('a missing key is null, the default, or a BadRequestKeyError', () => {
    expect([dict.get('c'), dict.get('c', 'd'), dict.getlist('c')]).toEqual([null, 'd', []])
    expect(() => dict.at('c')).toThrow(BadRequestKeyError)
  })

  test('a type that throws or gives NaN is as good as a missing key', () => {
    expect(dict.get('b', { type: Number })).toBeNull()
    expect(dict.get('b', { type: BigInt, default: 0n })).toBe(0n)
    expect(dict.getlist('a', { type: Number })).toEqual([1, 2])
    expect(new ImmutableMultiDict([...pairs, ['a', 'x']]).getlist('a', { type: Number })).toEqual([
      1, 2,
    ])
  })

  test('keys that objects have anyway are only keys', () => {
    const odd = new ImmutableMultiDict([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
    expect([odd.get('__proto__'), odd.has('toString')]).toEqual(['x', false])
    expect(Object.entries(odd.to_dict())).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })

  test('the types say what comes', () => {
    expectTypeOf(dict.get('a')).toEqualTypeOf<string | null>()
    expectTypeOf(dict.get('a', 'd')).toEqualTypeOf<string>()
    expectTypeOf(dict.get('a', 1)).toEqualTypeOf<string | 1>()
    expectTypeOf(dict.get('a', { type: Number })).toEqualTypeOf<number | null>()
    expectTypeOf(dict.get('a', { type: Number, default: 1 })).toEqualTypeOf<number>()
    expectTypeOf(dict.at('a')).toEqualTypeOf<string>()
    expectTypeOf(dict.getlist('a', { type: Number })).toEqualTypeOf<number[]>()
    expectTypeOf(dict.to_dict()).toEqualTypeOf<Record<string, string>>()
    expectTypeOf(dict.to_dict({ flat: false })).toEqualTypeOf<Record<string, string[]>>()
    expectTypeOf(dict.copy()).toEqualTypeOf<MultiDict>()
    // @ts-expect-error -- it cannot be changed
    expect(dict.add).toBeUndefined()
  })
})

describe('changing', () => {
  test('a copy can be changed, and what it was made of stays', () => {
    const source = new ImmutableMultiDict(pairs)
    const copy = source.copy()
    copy.add('a', '3')
    copy.set('b', 'y')
    expect([copy.getlist('a'), copy.get('b')]).toEqual([['1', '2', '3'], 'y'])
    expect([source.getlist('a'), source.get('b')]).toEqual([['1', '2'], 'x'])
  })

  test('update appends, setlist replaces, an empty list adds nothing', () => {
    const dict = new MultiDict({ a: '1', b: ['x', 'y'], none: [] })
    dict.update({ a: '2', none: [] })
    dict.setlist('b', ['z'])
    expect([...dict.lists()]).toEqual([
      ['a', ['1', '2']],
      ['b', ['z']],
    ])
    expect([dict.setdefault('a', '9'), dict.setdefault('c', '9')]).toEqual(['1', '9'])
    dict.setlistdefault('a').push('3')
    expect(dict.getlist('a')).toEqual(['1', '2', '3'])
  })

  test('pop takes a key with all its values', () => {
    const dict = new MultiDict(pairs)
    expect([dict.pop('a'), dict.has('a'), dict.pop('a', 'gone')]).toEqual(['1', false, 'gone'])
    expect(() => dict.pop('a')).toThrow(BadRequestKeyError)
    expect([dict.poplist('b'), dict.poplist('b')]).toEqual([['x'], []])
    expect(() => dict.popitem()).toThrow(BadRequestKeyError)
    const last = new MultiDict(pairs)
    expect([last.popitem(), last.popitemlist(), last.length]).toEqual([
      ['b', 'x'],
      ['a', ['1', '2']],
      0,
    ])
  })

  test('pop takes a key without values, too', () => {
    const dict = new MultiDict()
    for (const key of ['a', 'b']) dict.setlist(key, [])
    expect([dict.pop('a', 'gone'), dict.has('a')]).toEqual(['gone', false])
    expect(() => dict.pop('b')).toThrow(BadRequestKeyError)
    expect(dict.has('b')).toBe(false)
  })

  test('takes key after key of many', () => {
    const many = new MultiDict(
      Array.from({ length: 10_000 }, (_, key): [string, string] => [String(key), 'x']),
    )
    while (many.length > 1) many.popitem()
    expect([...many]).toEqual(['0'])
  })
})

describe('combined', () => {
  const combined = new CombinedMultiDict([
    new MultiDict([
      ['a', 'x'],
      ['b', '1'],
    ]),
    new MultiDict([
      ['a', '2'],
      ['c', '3'],
    ]),
  ])

  test('the first dict that has the key gives the value, all give the list', () => {
    expect([combined.at('a'), combined.getlist('a'), combined.length]).toEqual(['x', ['x', '2'], 3])
    expect([...combined]).toEqual(['a', 'b', 'c'])
    expect([...combined.items({ multi: true })]).toEqual([
      ['a', 'x'],
      ['b', '1'],
      ['a', '2'],
      ['c', '3'],
    ])
    expect(combined.to_dict()).toEqual({ a: 'x', b: '1', c: '3' })
  })

  test('where a type fails, the next dict is asked', () => {
    expect(combined.get('a', { type: Number })).toBe(2)
  })

  test('it shows later changes of its dicts', () => {
    const dict = new MultiDict()
    const view = new CombinedMultiDict([dict])
    dict.add('a', '1')
    expect([view.get('a'), view.copy().get('a')]).toEqual(['1', '1'])
  })
})

test('a multi dict holds what it was made of', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (items) => {
      const dict = new MultiDict(items)
      for (const [key] of items) {
        expect(dict.getlist(key)).toEqual(
          items.filter(([one]) => one === key).map(([, value]) => value),
        )
      }
      expect([...new MultiDict(dict).items({ multi: true })]).toEqual([
        ...dict.items({ multi: true }),
      ])
    }),
  )
})
