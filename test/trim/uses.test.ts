import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'
import { GLOBALS } from '../../src/trim/names.ts'
import { collectUses, noUses } from '../../src/trim/uses.ts'

const read = (code: string, literals = false) => {
  const { program, errors } = parseSync('code.ts', code, { sourceType: 'module' })
  expect(errors).toEqual([])
  return collectUses(program, noUses(), { literals, foreign: new Set(GLOBALS) })
}

const members = (code: string, literals = false) => [...read(code, literals).members].toSorted()

describe('members', () => {
  test.each([
    ['r.args', 'args'],
    ['r.args.get("a")', 'a a= args get'],
    ['r?.args?.get', 'args get'],
    ['r["args"]', 'args args='],
    ['r[`args`]', 'args args='],
    ['r[`${a}args`]', 'args args='],
    ['r[name]', ''],
    ['super.get_data()', 'get_data'],
    ['await r.form', 'form'],
    ['(r as Request).args', 'args'],
    ['r!.args', 'args'],
    ['a.b`c`', 'b c c='],
    ['new r.Thing(r.args)', 'Thing args'],
    ['delete r.args', 'args'],
    ['"args" in r', 'args args='],
    ['#a in r', '#a'],
    ['r.#a', '#a'],
    ['Reflect.get(r, "args")', 'args args='],
  ])('%s is read', (code, expected) => {
    const inClass = code.includes('#') ? `class A { #a; b(r) { ${code} } }` : code
    expect(members(inClass).join(' ')).toBe(expected)
  })

  test.each([
    ['r.age = 1', 'age='],
    ['r.age += 1', 'age age='],
    ['r.age ??= 1', 'age age='],
    ['r.age++', 'age age='],
    ['--r.age', 'age age='],
    ['r.headers.x = 1', 'headers x='],
    ['[r.age] = a', 'age='],
    ['[, [r.age = 1]] = a', 'age='],
    ['[...r.allow] = a', 'allow='],
    ['({ a: r.age } = b)', 'a age='],
    ['({ a: r.age = r.date } = b)', 'a age= date'],
    ['({ ...r.all } = b)', 'all='],
    ['for (r.age of a.b);', 'age= b'],
    ['for (r.age in a.b);', 'age= b'],
    ['for (const age of r.args) age.x', 'args x'],
  ])('%s is written', (code, expected) => {
    expect(members(code).join(' ')).toBe(expected)
  })

  test.each([
    ['const { args } = r', 'args'],
    ['const { args: a, ...rest } = r', 'args'],
    ['const { args: { length } } = r', 'args length'],
    ['const { "args": a = 1 } = r', 'args'],
    ['const { [name]: a } = r', ''],
    ['const { ["args"]: a } = r', 'args args='],
    ['(({ args }) => args)(r)', 'args'],
    ['function f({ args }, [b]) {}', 'args'],
    ['try {} catch ({ message }) {}', 'message'],
    ['for (const { a } of r) a', 'a'],
    ['({ args } = r)', 'args'],
  ])('%s takes apart', (code, expected) => {
    expect(members(code).join(' ')).toBe(expected)
  })

  test('a text names a member where it is one whole identifier', () => {
    expect(members('["args", "a.b", "a b", "", "1a", "größe", "$x"]')).toEqual(
      ['$x', '$x=', 'args', 'args=', 'größe', 'größe='].toSorted(),
    )
  })

  test('are read in decorators', () => {
    const code = '@a.b class C { @d((r) => r.e) f() {} @g.h i = 1 }'
    expect(members(code)).toEqual(['b', 'e', 'h'])
  })

  test('names of the language are members as others are', () => {
    expect(members('a.__proto__; a.constructor.toString; b["hasOwnProperty"]')).toEqual(
      ['__proto__', 'constructor', 'hasOwnProperty', 'hasOwnProperty=', 'toString'].toSorted(),
    )
  })
})

describe('keys of object literals', () => {
  const CODE = 'f({ mimetype, "status": 1, get age() { return a.b }, [c.d]: 2, ...e.f })'

  test('are written, in the code of a plugin', () => {
    expect(members(CODE, true)).toEqual(['age=', 'b', 'd', 'f', 'mimetype=', 'status='])
  })

  test('are nothing, in the library', () => {
    expect(members(CODE)).toEqual(['b', 'd', 'f'])
  })

  test('of patterns are read all the same', () => {
    expect(members('({ a: [b.c] } = d)', true)).toEqual(['a', 'c='])
  })
})

describe('globals', () => {
  test('have members of their own', () => {
    expect(members('Object.entries(a); JSON.stringify(b); console.log(c); Promise.all(d)')).toEqual(
      [],
    )
  })

  test('are no members of a plugin', () => {
    const code =
      'a.console.args; const { form } = b.JSON; const { get } = Object; JSON.parse(a).data'
    expect(members(code, true)).toEqual(['JSON', 'args', 'console', 'data', 'form'])
    expect(members(code)).toEqual(['JSON', 'console', 'data'])
  })

  test('give arguments that count', () => {
    expect(members('Object.assign(a.b, c.d)')).toEqual(['b', 'd'])
  })
})

describe('members of the instance', () => {
  const CODE = `class A {
    field = this.a
    #hidden = () => this.b
    constructor() { this.c = 1; this.d += 1 }
    method() { return (() => this.e)() }
    other() { return function () { return this.f } }
    static member() { return this.g }
    static { this.h }
    inner() { return class { x() { return this.i } } }
    hidden() { return this.#hidden }
  }`
  const parse = (code: string) => parseSync('code.ts', code, { sourceType: 'module' }).program
  const options = { literals: false, foreign: new Set(GLOBALS) }

  test('are told apart only where the class is the one that is read', () => {
    const inside = collectUses(
      parse('this.a; (() => this.b = 1)(); function f() { this.c }'),
      noUses(),
      {
        ...options,
        isInstance: true,
      },
    )
    expect([...inside.own]).toEqual(['a', 'b='])
    expect([...inside.members]).toEqual(['c'])
  })

  test('of a class within code are members of whatever object', () => {
    const { own, members: found } = read(CODE)
    expect([...own]).toEqual([])
    expect([...found].toSorted()).toEqual('a b c= d d= e f g h i #hidden'.split(' ').toSorted())
  })
})

test('types reach nothing', () => {
  const { variables, members: found } = read(`
    interface A extends B { args: C }
    type D = E['args'] | typeof f.g
    const h = i as J<K>['args']
    const l: M.N = o satisfies P
    function q<R extends S>(t: U): V.W { return t as never }
    class X<Y> implements Z {}
  `)
  expect([...found]).toEqual([])
  expect([...variables].toSorted()).toEqual(['X', 'h', 'i', 'l', 'o', 'q', 't'])
})

test('variables are what stands as a name, and not what names a member', () => {
  expect(
    [...read('a.b; c(d => d); ({ e: f, g }); const { h: i } = j').variables].toSorted(),
  ).toEqual('a c d f g i j'.split(' '))
})
