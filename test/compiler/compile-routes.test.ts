import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compile, diagnose, endpoint, plugin } from './plugin-folder.ts'

const FILE = 'endpoints/duck.yaml'
const diagnosePath = (path: string): readonly string[] =>
  diagnose(plugin({ [FILE]: endpoint(path) })).map((line) => line.replaceAll(`${FILE}:`, ''))

test.each([
  ['no leading slash', 'duck', '1:8'],
  ['an unclosed variable', '/a/<b', '1:11'],
  ['an unknown converter', '/a/<integer:b>', '1:12'],
  ['an unknown argument', '/a/<int(least=1):b>', '1:16'],
  ['a variable twice', '/<a>/<int:a>', '1:13'],
])('a mistake in a rule is told at its column: %s', (_, path, at) => {
  expect(diagnosePath(path)).toEqual([`invalid-rule ${at}`])
})

test('the column is right behind escapes', () => {
  const { diagnostics } = compile(plugin({ [FILE]: endpoint('/\\u0061/<integer:b>') }))
  const [found] = diagnostics
  expect(found?.place.file.text.slice(found.place.start, found.place.end)).toBe('integer')
  expect(found?.hint).toBe('did you mean "int"?')
})

test.each([
  ['/a/{id}', ['1:11'], '<id>'],
  ['/a/{app-id}/b', ['1:11'], '<app_id>'],
  ['/{a}-{b}', ['1:9', '1:13'], '<a>'],
  ['/users/:id', ['1:15'], '<id>'],
  ['/files/*', ['1:15'], '<path:rest>'],
  ['/files/**', ['1:15'], '<path:rest>'],
  ['/files/*name', ['1:15'], '<path:name>'],
  ['/a?b=<c>', ['1:10'], 'r.args'],
  ['/a#b', ['1:10'], 'r.args'],
  ['/caf%c3%A9', ['1:12', '1:15'], 'the character itself'],
  ['/a\\n', ['1:10'], '>-'],
  ['/a/id>', ['1:11'], '"<id>"'],
  ['/<a>/>', ['1:13'], 'open the variable'],
  ['/a\\tb', ['1:10'], 'remove it'],
  ['/a\\0', ['1:10'], 'remove it'],
])('what means something elsewhere is warned of: %s', (path, places, remedy) => {
  expect(diagnosePath(path)).toEqual(places.map((at) => `suspicious-path? ${at}`))
  expect(compile(plugin({ [FILE]: endpoint(path) })).diagnostics[0]?.hint).toContain(remedy)
})

test.each([
  '/a:b',
  '/v1/models:generate',
  '/a*b',
  "/<any('{a}', ':b'):x>",
  '/<int:id>',
  '/a/{',
  '/{<a>}',
  '/*<a>',
  '/10:30',
])('what only looks like a variable is let pass: %s', (path) => {
  expect(diagnosePath(path)).toEqual([])
})

test('a path that is too long is refused before it is parsed', () => {
  expect(diagnosePath(`/${'<'.repeat(500_000)}`)).toEqual(['wrong-length 1:7'])
  expect(diagnosePath(`/${'a/'.repeat(100)}`)).toEqual(['wrong-length 1:7'])
  expect(diagnosePath(`/${'a/'.repeat(99)}`)).toEqual([])
})

test.each([
  ['/_files/<name>', ['reserved-path? 1:9']],
  ['/_files', ['reserved-path? 1:9']],
  ['/e/<hook>/a', ['reserved-path? 1:9']],
  ['/console/', ['reserved-path? 1:9']],
  ['/consoles/', []],
  ['/a/_files/b', []],
  ['/e<b>', []],
  ['/<path:rest>', []],
])('a path that is answered by dify-edge itself is warned of: %s', (path, expected) => {
  expect(diagnosePath(path)).toEqual(expected)
})

test('the path under which uploaded files are served is reserved', () => {
  // The module itself has the types of Workers, which tests of the compiler have not.
  const module = readFileSync('src/session/file/file-link.ts', 'utf8')
  const [, path = ''] = /FILES_PATH = '(.+)'/.exec(module) ?? []
  expect(diagnosePath(`${path}a`)).toEqual(['reserved-path? 1:9'])
})

/** A plugin with these routes, each in a file of its own. */
const withRoutes = (...routes: (readonly [path: string, method: string])[]) =>
  plugin({
    'group/neko.yaml': `endpoints: [${routes.map((_, index) => `endpoints/e${index}.yaml`).join(', ')}]\n`,
    ...Object.fromEntries(
      routes.map(([path, method], index) => [`endpoints/e${index}.yaml`, endpoint(path, method)]),
    ),
  })

test('two endpoints with the same rule and method are told of, with both places', () => {
  expect(diagnose(withRoutes(['/a/<b>', 'GET'], ['/a/<b>', 'POST'], ['/a/<c>', 'GET']))).toEqual([
    'duplicate-route endpoints/e2.yaml:1:7 <- endpoints/e0.yaml:1:7',
  ])
})

test('the same path with several methods is taken', () => {
  expect(diagnose(withRoutes(['/', 'GET'], ['/', 'POST'], ['/', 'DELETE']))).toEqual([])
})
