import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'
import { cutDead } from '../../src/trim/cut-dead.ts'
import { findDead } from '../../src/trim/find-dead.ts'
import { Library } from '../../src/trim/read-library.ts'
import { writeFolder } from './folder.ts'

const TEXT = `const gone = 'é猫🐈'
/** Tells. */
export class A {
  kept() { return '🐈' } gone() {
    return gone
  } get half() { return 1 } set half(value: number) {}
  set only(value: number) {} _internal() {} #hidden() {}
  static made() {}
  after = () => new Error()
}
`

const cut = (text: string, members: string): string => {
  const library = new Library(writeFolder({ 'src/index.ts': text }))
  const dead = findDead(library, {
    imports: [{ file: 'src/index.ts', name: 'A' }],
    members: new Set(members.split(' ')),
  })
  const code = dead.get('src/index.ts')
  expect(code).toBeDefined()
  return cutDead(text, code!, '/left-out.ts')
}

test('what is left stands at its line and column', () => {
  const lines = cut(TEXT, 'kept half').split('\n')
  const before = TEXT.split('\n')
  for (const [index, line] of lines.slice(0, before.length).entries()) {
    expect(line).toHaveLength(before[index]?.length ?? 0)
    for (const [column, character] of line.split('').entries()) {
      if (!' ;'.includes(character)) expect(before[index]?.[column]).toBe(character)
    }
  }
  expect(lines[3]).toBe(`  kept() { return '🐈' } ;       `)
  expect(lines[5]).toMatch(/^ {4}get half\(\) \{ return 1 \} ; +$/)
  expect(lines[8]).toBe('  after = () => new Error()')
})

test('calls below tell of what was cut, and of nothing that nobody may ask for', () => {
  expect(cut(TEXT, 'kept half').split('\n').slice(10)).toEqual([
    '',
    'import { leaveOut, unreachable } from "/left-out.ts"',
    "leaveOut(A.prototype, 'gone half= only=')",
    "leaveOut(A, 'made')",
    '',
  ])
  expect(cut(TEXT, 'kept half= made only=')).toContain("leaveOut(A.prototype, 'gone half')")
})

test('nothing is added where nothing was cut', () => {
  const text = 'export class A {\r\n  x() {}\r\n}\r\n'
  expect(cut(text, 'x')).toBe(`${text}\n`)
})

test('what comes before a cut does not go on with what comes behind', () => {
  const text = `export class A {
  value = 1
  gone() {}
  *[Symbol.iterator]() { yield this.value }
  #gone = 2
  get lost() { return 1 }
  other = this.value
  more() {}
  [Symbol.for('x')]() {}
}
const unused = 1
export const made = new A()
const never = 1
;[...made].map(String)
`
  const code = cut(text, 'value')
  const { errors } = parseSync('a.ts', code)
  expect(errors).toEqual([])
  expect(code).not.toMatch(/gone\(|lost\(|more\(|unused|never/)
})
