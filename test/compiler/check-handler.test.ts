import { expect, test } from 'vitest'
import { HANDLER, compile, diagnose, endpoint, plugin } from './plugin-folder.ts'

const FILE = 'endpoints/duck.ts'
const diagnoseModule = (text: string): readonly string[] =>
  diagnose(plugin({ [FILE]: text })).map((line) => line.replace(`${FILE}:`, ''))

test.each([
  ['a class', 'export default class Duck {}'],
  ['a class without a name', 'export default class extends Bird {}'],
  ['a class in an expression', 'export default (class {})'],
  ['a name', 'class Duck {}\nexport default Duck'],
  ['a name in a list', 'class Duck {}\nexport { Duck as default }'],
  ['another module', "export { default } from './duck-2.ts'"],
  ['another module, renamed', "export { Duck as default } from './duck-2.ts'"],
  ['an import', "import Duck from './duck-2.ts'\nexport default Duck"],
  ['a call', "import { mixin } from './mixin.ts'\nexport default mixin(class {})"],
  ['a class behind a comment', 'export default /* the duck */ class Duck {}'],
  ['a class in a constant', 'const Duck = class {}\nexport default Duck'],
  ['a name of a name', 'const a = b\nconst b = a\nexport default a'],
  [
    'what inherits its method',
    "import { Bird } from './bird.ts'\nexport default class extends Bird {}",
  ],
  ['a method in a property', 'export default class extends Endpoint { _invoke = answer }'],
  ['types and decorators', '@bird\nexport default class Duck<T> { declare a: T; b!: number }'],
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
  ['export default class extends Endpoint { invoke() {} }', '1:16'],
  ["class Duck extends Endpoint<'endpoints/duck'> {}\nexport default Duck", '2:16'],
])('tells of a class without _invoke: %s', (text, at) => {
  expect(diagnoseModule(text)).toEqual([`handler-invoke ${at}`])
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
    hint: `write "endpoints/cat-door.ts": export default class CatDoor extends Endpoint<'endpoints/duck'> { _invoke(r, values, settings) { ... } }`,
  })
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
