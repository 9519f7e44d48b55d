import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compilePlugin } from '../../src/compiler/compile-plugin.ts'
import {
  HANDLER,
  compile,
  describe,
  diagnose,
  endpoint,
  plugin,
  writeFiles,
} from './plugin-folder.ts'

const FILE = 'endpoints/duck.ts'
const BESIDE = { 'endpoints/duck-2.ts': '', 'endpoints/bird.ts': '', 'endpoints/mixin.ts': '' }
const diagnoseModule = (text: string): readonly string[] =>
  diagnose(plugin({ ...BESIDE, [FILE]: text })).map((line) => line.replace(`${FILE}:`, ''))

test.each([
  ['a class', 'export default class Duck { _invoke() {} }'],
  [
    'a class over lines',
    'export default class Duck extends Endpoint {\n  override async _invoke() {}\n}',
  ],
  ['a name in quotes', "export default class { '_invoke'() {} }"],
  ['a name that is computed', 'export default class { [name]() {} }'],
  ['what the constructor assigns', 'export default class { constructor() { this._invoke = a } }'],
  ['overloads', 'export default class {\n  _invoke(): A\n  _invoke() {}\n}'],
  ['a class without a name', 'export default class extends Bird {}'],
  ['a class in an expression', 'export default (class {})'],
  ['a name', 'class Duck { _invoke() {} }\nexport default Duck'],
  ['a name in a list', 'class Duck {}\nexport { Duck as default }'],
  ['another module', "export { default } from './duck-2.ts'"],
  ['another module, renamed', "export { Duck as default } from './duck-2.ts'"],
  ['an import', "import Duck from './duck-2.ts'\nexport default Duck"],
  ['a call', "import { mixin } from './mixin.ts'\nexport default mixin(class {})"],
  ['a class behind a comment', 'export default /* the duck */ class Duck { _invoke() {} }'],
  ['a class in a constant', 'const Duck = class {}\nexport default Duck'],
  ['a name of a name', 'const a = b\nconst b = a\nexport default a'],
  [
    'what inherits its method',
    "import { Bird } from './bird.ts'\nexport default class extends Bird {}",
  ],
  ['a method in a property', 'export default class extends Endpoint { _invoke = answer }'],
  [
    'types and decorators',
    '@bird\nexport default class Duck<T> { declare a: T; b!: number; _invoke() {} }',
  ],
])('takes %s by default', (_, text) => {
  expect(diagnoseModule(text)).toEqual([])
})

test.each([
  ['nothing', '', 'handler-export endpoints/duck.ts'],
  ['no default', 'const a = 1\nexport class Duck {}', 'handler-export 2:8'],
  ['a default that is a type', 'export default interface Duck {}', 'handler-export 1:1'],
  ['a type renamed', 'type Duck = 1\nexport type { Duck as default }', 'handler-export 1:1'],
  ['everything of another module', "export * from './duck-2.ts'", 'handler-export 1:1'],
  ['an object', 'export default { _invoke() {} }', 'handler-export 1:16'],
  ['an object that satisfies', 'export default ({} satisfies {})', 'handler-export 1:16'],
  ['a function', 'export default function duck() {}', 'handler-export 1:16'],
  ['an arrow', 'export default async () => {}', 'handler-export 1:16'],
  ['an instance', 'export default new Duck()', 'handler-export 1:16'],
  ['a text', "export default 'duck'", 'handler-export 1:16'],
  ['a name of an object', 'const duck = {}\nexport default duck', 'handler-export 2:16'],
  ['a name of a function', 'export function duck() {}\nexport default duck', 'handler-export 2:16'],
  ['CommonJS', 'module.exports = class Duck {}', 'handler-export 1:1'],
  ['a syntax error', 'export default class {\n  _invoke( {\n}\n', 'handler-syntax 4:1'],
  ['a syntax error behind wide characters', "const a = '猫🐈'; const = 1", 'handler-syntax 1:24'],
  ['JSX in TypeScript', 'export default class { a = <b>1</b> }', 'handler-syntax 1:33'],
])('tells of %s', (_, text, expected) => {
  expect(diagnoseModule(text)).toEqual([expected])
})

test.each([
  [
    'none',
    'export default class extends Endpoint {}',
    { at: '1:16', hint: 'add: override _invoke() {' },
  ],
  [
    'none, under a name',
    'class Duck extends Endpoint<1> {}\nexport default Duck',
    { at: '2:16', hint: 'add: ' },
  ],
  [
    'none, without a base',
    'export default class B { answer() {} }',
    { at: '1:16', hint: 'extends Endpoint<' },
  ],
  [
    'another name',
    'export default class B { invoke() {} }',
    { at: '1:26', hint: 'rename it to "_invoke"' },
  ],
  [
    'a static one',
    'export default class { static _invoke() {} }',
    { at: '1:31', hint: 'remove "static"' },
  ],
  [
    'a static one on its line',
    'export default class {\n  static _invoke() {}\n}',
    { at: '2:10', hint: 'remove' },
  ],
  [
    'a private one',
    'export default class {\n  #_invoke() {}\n}',
    { at: '2:3', hint: 'without "#"' },
  ],
  ['a signature', 'export default class { declare _invoke: A }', { at: '1:32', hint: 'body' }],
  [
    'a mention',
    "export default class { a = '_invoke' }",
    { at: '1:16', hint: 'extends Endpoint<' },
  ],
  [
    'a generator',
    'export default class {\n  *_invoke() {}\n}',
    { at: '2:4', hint: 'new Response(generate())' },
  ],
  [
    'an async generator',
    'export default class { async *_invoke() {} }',
    { at: '1:31', hint: 'new Response(' },
  ],
])('tells of a class whose method _invoke is %s', (_, text, { at, hint }) => {
  expect(diagnoseModule(text)).toEqual([`handler-invoke ${at}`])
  expect(compile(plugin({ [FILE]: text })).diagnostics[0]?.hint).toContain(hint)
})

test.each([
  ["import page from './nekko.html'", '1:18', 'did you mean "./neko.html"?'],
  ["import '../lib/catt.ts'", '1:8', 'did you mean "../lib/cat.ts"?'],
  ["export * from './nowhere/at-all'", '1:15', 'write the file, or correct the path'],
  ["import cat from '../lib'", '1:17', 'write the file, or correct the path'],
])('tells of an import of what is not there: %s', (line, at, hint) => {
  const files = { 'endpoints/neko.html': '', 'lib/cat.ts': '', [FILE]: `${line}\n${HANDLER}` }
  const [found, ...others] = compile(plugin(files)).diagnostics
  expect(found === undefined ? '' : describe(found)).toBe(`handler-import ${FILE}:${at}`)
  expect(found?.hint).toContain(hint)
  expect(others).toEqual([])
})

test.each([
  "import cat from './cat'",
  "import cat from './cat.js'",
  "import cat from './cat.ts'",
  "import { type Cat } from './nowhere'",
  "import type { Cat } from './nowhere'",
  "export type { Cat } from './nowhere'",
  "import { Cat } from './types'",
  "import { Cat } from '../lib'",
  "import _ from 'lodash'",
  "import fs from 'node:fs'",
  "import page from './cat.html?raw'",
])('takes the import %s', (line) => {
  const files = { 'endpoints/cat.ts': '', 'endpoints/types.d.ts': '', 'lib/index.ts': '' }
  expect(diagnose(plugin({ ...files, [FILE]: `${line}\n${HANDLER}` }))).toEqual([])
})

test('a handler that is a symbolic link imports from where it is', () => {
  const handler = `import './cat.ts'\n${HANDLER}`
  const folder = writeFiles(plugin({ [FILE]: undefined, 'lib/duck.ts': handler, 'lib/cat.ts': '' }))
  symlinkSync(join(folder, 'lib/duck.ts'), join(folder, FILE))
  expect(compilePlugin(folder).diagnostics).toEqual([])
})

test.each([
  ['import json', 'Expected a semicolon'],
  ['from dify_plugin import Endpoint', 'semicolon'],
  ['class Duck(Endpoint):', ''],
  ['def answer(r):', ''],
])('tells that a handler in Python is no TypeScript: %s', (line) => {
  const text = `${line}\n    def _invoke(self, r, values, settings):\n        pass\n`
  const [found] = compile(plugin({ [FILE]: text })).diagnostics
  expect(found).toMatchObject({
    code: 'handler-syntax',
    hint: 'this looks like Python: the handler is TypeScript, see "Porting from Python" in README.md',
  })
})

test('tells of the types of another endpoint, and takes those of its own', () => {
  const typed = (id: string): string =>
    `export default class extends Endpoint<${id}> {\n  _invoke() {}\n}`
  expect(diagnoseModule(typed("'endpoints/duck'"))).toEqual([])
  expect(diagnoseModule(typed('Id'))).toEqual([])
  expect(diagnoseModule(typed("'endpoints/swan'"))).toEqual(['handler-types? 1:39'])
  expect(diagnoseModule(typed('"endpoints/swan"'))).toEqual(['handler-types? 1:39'])
})

test('a handler of several endpoints is told of once', () => {
  const files = {
    'group/neko.yaml': 'endpoints: [endpoints/duck.yaml, endpoints/swan.yaml]\n',
    'endpoints/swan.yaml': endpoint('/swan'),
  }
  expect(diagnose(plugin({ ...files, [FILE]: '' }))).toEqual(['handler-export endpoints/duck.ts'])
  expect(diagnose(plugin({ ...files, [FILE]: undefined }))).toEqual([
    'handler-missing endpoints/duck.yaml:3:32',
  ])
})

test('a missing handler is told of with the file to write and how to begin it', () => {
  const python = 'path: /a\nmethod: GET\nextra: { python: { source: endpoints/cat-door.py } }\n'
  const [found] = compile(plugin({ 'endpoints/duck.yaml': python })).diagnostics
  expect(found).toMatchObject({
    code: 'handler-missing',
    message:
      'Cannot run the Python handler "endpoints/cat-door.py": "endpoints/cat-door.ts" is missing',
    hint: `write "endpoints/cat-door.ts": import { Endpoint, Response } from 'dify-edge'; export default class CatDoor extends Endpoint<'endpoints/duck'> { override _invoke() { return new Response('hello') } }`,
  })
})

test('a handler of several endpoints begins without types, one in JavaScript without "override"', () => {
  const hintOf = (source: string, methods: readonly string[]): string | undefined => {
    const extra = `extra: { javascript: { source: ${source} } }`
    const entries = methods.map((method) => `  - { path: /, method: ${method}, ${extra} }\n`)
    return compile({ 'group/cat.yaml': `endpoints:\n${entries.join('')}` }).diagnostics[0]?.hint
  }
  expect(hintOf('cat.ts', ['GET', 'POST'])).toContain('class Cat extends Endpoint { override _')
  expect(hintOf('cat.ts', ['GET'])).toContain("class Cat extends Endpoint<'group/cat#0'> {")
  expect(hintOf('cat.js', ['GET'])).toContain('class Cat extends Endpoint { _invoke() {')
})

test.each([
  ['Endpoints/a.ts', 'endpoints/a.ts', 'did you mean "endpoints/a.ts"?'],
  ['endpoints/A.ts', 'endpoints/a.ts', 'did you mean "endpoints/a.ts"?'],
  ['endpoints\\a.ts', 'endpoints/a.ts', 'did you mean "endpoints/a.ts"?'],
  ['endpoints/b.ts', 'endpoints/b.js', 'did you mean "endpoints/b.js"?'],
  ['endpoints/b.ts', 'endpoints/b.txt', 'write "endpoints/b.ts": '],
  ['a.ts', 'endpoints/duck.ts', 'write "a.ts": '],
])('where %s is missing and %s is there: %s', (source, file, hint) => {
  const text = `path: /a\nmethod: GET\nextra: { typescript: { source: ${source} } }\n`
  const [found] = compile(plugin({ 'endpoints/duck.yaml': text, [file]: HANDLER })).diagnostics
  expect(found?.code).toBe('handler-missing')
  expect(found?.hint).toContain(hint)
})

test('the handler of another endpoint is not the one that was meant', () => {
  const files = plugin({
    'group/neko.yaml': 'endpoints: [endpoints/duck.yaml, endpoints/dock.yaml]\n',
    'endpoints/dock.yaml': endpoint('/dock').replace('duck.ts', 'dock.ts'),
  })
  expect(compile(files).diagnostics[0]?.hint).toContain('write "endpoints/dock.ts": ')
})

test.each([
  ['endpoints/duck.py', 'invalid-value'],
  ['endpoints/duck', 'invalid-value'],
  ['endpoints/swan.ts', 'handler-missing'],
  ['../duck.ts', 'file-outside'],
  ['endpoints/folder.ts', 'file-unreadable'],
])('the source %s is refused', (source, code) => {
  const text = `path: /a\nmethod: GET\nextra: { typescript: { source: ${source} } }\n`
  const files = { 'endpoints/duck.yaml': text, 'endpoints/folder.ts/a': '' }
  expect(diagnose(plugin(files))).toEqual([`${code} endpoints/duck.yaml:3:32`])
})

test('a module is parsed, never run', () => {
  expect(diagnoseModule(`throw new Error('run')\n${HANDLER}`)).toEqual([])
})
