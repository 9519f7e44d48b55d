import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findDead } from '../../src/trim/find-dead.ts'
import { PACKAGE } from '../../src/trim/package.ts'
import { Library } from '../../src/trim/read-library.ts'
import { readModule } from '../../src/trim/read-module.ts'
import { writeFolder } from './folder.ts'
import type { Files } from './folder.ts'

/** What is alive of a library of `src/index.ts` and others, for a plugin that takes `imports` and names `members`. */
const live = (files: Files, imports: string, members = ''): readonly string[] => {
  const library = new Library(writeFolder(files))
  const dead = findDead(library, {
    imports: split(imports).map((name) => ({ file: 'src/index.ts', name })),
    members: new Set(split(members)),
  })
  return Array.from(dead, ([file, { spans }]) =>
    Array.from((files[file] ?? '').matchAll(/\bL\w+/g))
      .filter(({ index }) => !spans.some(({ start, end }) => start <= index && index < end))
      .map(([mark]) => mark),
  )
    .flat()
    .toSorted()
}

const split = (words: string): readonly string[] => words.split(' ').filter((word) => word !== '')

// In the libraries below, the texts that begin with L stand where something is alive.
const one = (text: string): Files => ({ 'src/index.ts': text })

test('a class made of one of the language keeps what that may call', () => {
  const files = one(`
    export class a extends Map { set() { return 'L_set' } get #b() { return 'L_b' } }
  `)
  expect(live(files, 'a')).toEqual(['L_b', 'L_set'])
})

test('plugin and routing have no class, as what they call would be cut out of it', () => {
  for (const folder of ['plugin', 'routing']) {
    for (const file of readdirSync(join(PACKAGE, 'src', folder))) {
      if (!file.endsWith('.ts')) continue
      const { declared } = readModule(
        file,
        readFileSync(join(PACKAGE, 'src', folder, file), 'utf8'),
      )
      expect([...declared.values()].flatMap(({ members }) => members)).toEqual([])
    }
  }
})

describe('declarations', () => {
  test('are alive when they are imported, and what they name is', () => {
    const files = one(`
      export const a = () => b('L_a')
      const b = (x) => 'L_b' + C
      const C = 'L_c'
      const d = 'L_d'
      export function e() { return 'L_e' + d }
    `)
    expect(live(files, 'a')).toEqual(['L_a', 'L_b', 'L_c'])
    expect(live(files, 'e')).toEqual(['L_d', 'L_e'])
    expect(live(files, '')).toEqual([])
    expect(live(files, 'missing')).toEqual([])
  })

  test('that only name each other are dead', () => {
    const files = one(`
      export const a = 'L_a'
      const b = () => c('L_b')
      const c = () => b('L_c')
    `)
    expect(live(files, 'a')).toEqual(['L_a'])
  })

  test('of one statement live and die together', () => {
    const files = one(`
      export const a = 'L_a', b = f('L_b')
      const f = () => 'L_f'
      export const { c, d } = g()
      const g = () => 'L_g'
    `)
    expect(live(files, 'a')).toEqual(['L_a', 'L_b', 'L_f'])
    expect(live(files, 'd')).toEqual(['L_g'])
  })

  test('are alive where the module does something by itself', () => {
    const files = one(`
      export const a = 'L_a'
      const table = 'L_table'
      register(table, 'L_effect')
      function register() { 'L_register' }
    `)
    expect(live(files, 'a')).toEqual(['L_a', 'L_effect', 'L_register', 'L_table'])
  })
})

describe('modules', () => {
  test('are followed through what they export on', () => {
    const files: Files = {
      'src/index.ts': `
        export { a as b } from './a.ts'
        export * from './star.ts'
        import { local } from './a.ts'
        export { local as other }
        export type { T } from './types.ts'
      `,
      'src/a.ts': `export const a = 'L_a'; const local = 'L_local'; export { local }`,
      'src/star.ts': `export * from './more.ts'\nexport const s = 'L_s'`,
      'src/more.ts': `export const m = 'L_m'\nexport const n = 'L_n'`,
    }
    expect(live(files, 'b')).toEqual(['L_a'])
    expect(live(files, 'a')).toEqual([])
    expect(live(files, 's')).toEqual(['L_s'])
    expect(live(files, 'n')).toEqual(['L_n'])
    expect(live(files, 'other')).toEqual(['L_local'])
    expect(live(files, 'T')).toEqual([])
  })

  test('are alive as a whole where one is imported as a namespace', () => {
    const files: Files = {
      'src/index.ts': `import * as all from './all.ts'\nexport const a = () => all['L_key']`,
      'src/all.ts': `export const b = 'L_b'\nexport { c } from './c.ts'\nexport * from './d.ts'`,
      'src/c.ts': `export const c = 'L_c'\nexport const unseen = 'L_unseen'`,
      'src/d.ts': `export const d = 'L_d'`,
    }
    expect(live(files, 'a')).toEqual(['L_b', 'L_c', 'L_d', 'L_key'])
  })

  test('that import each other are followed once', () => {
    const files: Files = {
      'src/index.ts': `import { b } from './b.ts'\nexport const a = () => b('L_a')`,
      'src/b.ts': `import { a } from './index.ts'\nexport const b = () => a('L_b')\nexport const c = 'L_c'`,
    }
    expect(live(files, 'a')).toEqual(['L_a', 'L_b'])
  })

  test('of packages are none of the library', () => {
    expect(live(one(`import { x } from 'x'\nexport const a = x('L_a')`), 'a')).toEqual(['L_a'])
  })

  test('that are no code are told', () => {
    expect(() => live(one('export const ='), 'a')).toThrow('src/index.ts: ')
  })
})

describe('members', () => {
  const FILES = one(`
    export class A {
      x() { return 'L_x' }
      get y() { return 'L_gety' }
      set y(v) { 'L_sety' }
      static z() { return 'L_z' }
      'quoted'() { 'L_quoted' }
      [computed()]() { 'L_computed' }
      field = 'L_field'
      constructor() { 'L_constructor' }
      static { 'L_block' }
      toString() { return 'L_string' }
      *[Symbol.iterator]() { yield 'L_iterator' }
    }
    const computed = () => 'L_function'
    export class B { x() { return 'L_Bx' } }
  `)
  const ALWAYS = [
    'L_block',
    'L_computed',
    'L_constructor',
    'L_field',
    'L_function',
    'L_iterator',
    'L_quoted',
    'L_string',
  ]

  test.each([
    ['', ''],
    ['x', 'L_x'],
    ['y', 'L_gety'],
    ['y=', 'L_sety'],
    ['y y=', 'L_gety L_sety'],
    ['z', 'L_z'],
    ['constructor __proto__ toString nothing', ''],
  ])('named "%s" are alive', (named, expected) => {
    expect(live(FILES, 'A', named)).toEqual([...ALWAYS, ...split(expected)].toSorted())
  })

  test('are alive in every class that is, whichever has the name', () => {
    expect(live(FILES, 'A B', 'x')).toEqual([...ALWAYS, 'L_Bx', 'L_x'].toSorted())
  })

  test('come to life with their class, though they were named before', () => {
    const files = one(`
      export const make = () => new A()
      class A { go() { return new B() } }
      class B { go() { 'L_go' } run() { 'L_run' } }
    `)
    expect(live(files, 'make', 'go run')).toEqual(['L_go', 'L_run'])
    expect(live(files, 'make', 'run')).toEqual([])
  })

  test('of a class in a variable count as well', () => {
    const files = one(`export const A = class { x() { 'L_x' } y() { 'L_y' } }`)
    expect(live(files, 'A', 'y')).toEqual(['L_y'])
  })

  test('that the platform calls by itself are alive', () => {
    const files = one(
      `export class A { then() { 'L_then' } pull() { 'L_pull' } toJSON() { 'L_json' } other() { 'L_other' } }`,
    )
    expect(live(files, 'A')).toEqual(['L_json', 'L_pull', 'L_then'])
  })

  test('named in folders that have no instances do not count', () => {
    const files: Files = {
      'src/index.ts': `import { route } from './routing/route.ts'\nexport class A { x() { 'L_x' } y() { 'L_y' } }\nexport const go = () => route()`,
      'src/routing/route.ts': `export const route = (table) => table.x['L_route'].y`,
    }
    expect(live(files, 'A go')).toEqual(['L_route'])
    expect(live(files, 'A go', 'x')).toEqual(['L_route', 'L_x'])
  })
})

describe('this', () => {
  const FILES = one(`
    class Base {
      a() { 'L_Base_a'; return this.b() }
      b() { 'L_Base_b' }
      get c() { return 'L_Base_c' }
    }
    export class Child extends Base {
      b() { 'L_Child_b' }
      d() { 'L_Child_d'; return this.c }
      set e(value) { 'L_Child_e' }
      f() { 'L_Child_f'; this.e = 1 }
    }
    export class Other { b() { 'L_Other_b' } c() { 'L_Other_c' } }
  `)

  test('reaches the class and its relatives, and no others', () => {
    expect(live(FILES, 'Child Other', 'a')).toEqual(['L_Base_a', 'L_Base_b', 'L_Child_b'])
    expect(live(FILES, 'Child Other', 'd')).toEqual(['L_Base_c', 'L_Child_d'])
    expect(live(FILES, 'Child Other', 'f')).toEqual(['L_Child_e', 'L_Child_f'])
  })

  test('in what is no method reaches whatever has the name', () => {
    const files = one(`
      export class A { x() { return function () { 'L_Ax'; return this.y } } static z() { 'L_Az'; return this.y } }
      export class B { y() { 'L_By' } }
    `)
    expect(live(files, 'A B', 'x')).toEqual(['L_Ax', 'L_By'])
    expect(live(files, 'A B', 'z')).toEqual(['L_Az', 'L_By'])
  })

  test('reaches through bases in other files', () => {
    const files: Files = {
      'src/index.ts': `import { Base as B } from './base.ts'\nexport class A extends B { x() { 'L_x'; return this.y } }`,
      'src/base.ts': `import { Root } from './root.ts'\nexport class Base extends Root {}`,
      'src/root.ts': `export class Root { y() { 'L_y' } z() { 'L_z' } }`,
    }
    expect(live(files, 'A', 'x')).toEqual(['L_x', 'L_y'])
  })
})

test('private members are reached by their file', () => {
  const files: Files = {
    'src/index.ts': `
      import { B } from './b.ts'
      export class A {
        x() { 'L_x'; return this.#y() }
        #y() { 'L_y' }
        get #z() { return 'L_getz' }
        set #z(v) { 'L_setz' }
        put(o) { 'L_put'; o.#z = 1 }
        has(o) { 'L_has'; return #z in o }
        b() { return B }
        #f = 'L_f'; #g = 'L_g'
        f() { 'L_readf'; return this.#f }
        g(o) { 'L_setg'; o.#g = 1 }
      }
    `,
    'src/b.ts': `export class B { #y() { 'L_By' } static #q = 'L_q'; static r = 'L_r' }`,
  }
  expect(live(files, 'A', 'x b')).toEqual(['L_r', 'L_x', 'L_y'])
  expect(live(files, 'A', 'put')).toEqual(['L_put', 'L_setz'])
  expect(live(files, 'A', 'f')).toEqual(['L_f', 'L_readf'])
  expect(live(files, 'A', 'g')).toEqual(['L_g', 'L_setg'])
  expect(live(files, 'A', 'has')).toEqual(['L_getz', 'L_has'])
})
