import { once } from 'node:events'
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
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

/** A group file that names one endpoint file on its second line. */
const naming = (path: string): string => `endpoints:\n  - ${JSON.stringify(path)}\n`
const AT = 'group/neko.yaml:2:5'

test.each([
  ['a file that is not there', 'endpoints/swan.yaml', 'file-missing'],
  ['a file in a file', 'endpoints/duck.yaml/swan.yaml', 'file-missing'],
  ['a name with a NUL', 'a\0b', 'file-missing'],
  ['a name that is too long', 'a'.repeat(5000), 'file-missing'],
  ['the folder above', '../duck.yaml', 'file-outside'],
  ['a detour through the folder above', 'endpoints/../../duck.yaml', 'file-outside'],
  ['an absolute path', '/etc/passwd', 'file-outside'],
  ['an absolute path of Windows', 'C:\\duck.yaml', 'file-outside'],
  ['a folder', 'endpoints', 'file-unreadable'],
  ['the plugin folder', '.', 'file-unreadable'],
  ['nothing', '', 'file-unreadable'],
])('tells of %s named as an endpoint file', (_, path, code) => {
  expect(diagnose(plugin({ 'group/neko.yaml': naming(path) }))).toEqual([`${code} ${AT}`])
})

test.each([
  ['endpoints/duk.yaml', '"endpoints/duck.yaml"'],
  ['endpoints/duck.yml', '"endpoints/duck.yaml"'],
  ['Endpoints\\duck.yaml', '"endpoints/duck.yaml"'],
  ['group/besides.yaml', '"group/beside.yaml"'],
  ['group/neko.yml', 'write the file'],
  ['endpoints\\duck.yaml', '"endpoints/duck.yaml"'],
  ['beside.yaml', '"group/beside.yaml"'],
  ['../endpoints/duck.yaml', 'copy the file'],
])('the hint for %s is %s', (path, expected) => {
  const files = { 'group/neko.yaml': naming(path), 'group/beside.yaml': endpoint('/b') }
  const manifest = 'name: a\nversion: 0.0.1\nplugins: { endpoints: [group/neko.yaml] }\n'
  const [diagnostic] = compile(plugin({ ...files, 'manifest.yaml': manifest })).diagnostics
  expect(diagnostic?.hint).toContain(expected)
})

test.each([
  ['before it', '[endpoints/duck.yaml, endpoints/dusk.yaml]'],
  ['behind it', '[endpoints/dusk.yaml, "./endpoints/duck.yaml"]'],
])('a file that is named %s already is not what was meant', (_, list) => {
  const [diagnostic] = compile(plugin({ 'group/neko.yaml': `endpoints: ${list}\n` })).diagnostics
  expect(diagnostic?.code).toBe('file-missing')
  expect(diagnostic?.hint).toContain('write the file')
})

test('a symbolic link out of the plugin folder is refused, for a file, a folder and a handler', () => {
  const outside = writeFiles({ 'duck.yaml': endpoint('/a'), 'duck.ts': HANDLER })
  const folder = writeFiles(
    plugin({
      'group/neko.yaml':
        'endpoints:\n  - link.yaml\n  - linked/duck.yaml\n  - endpoints/duck.yaml\n',
      'endpoints/duck.ts': undefined,
    }),
  )
  symlinkSync(join(outside, 'duck.yaml'), join(folder, 'link.yaml'))
  symlinkSync(outside, join(folder, 'linked'))
  symlinkSync(join(outside, 'duck.ts'), join(folder, 'endpoints/duck.ts'))
  expect(compilePlugin(folder).diagnostics.map(describe)).toEqual([
    'file-outside group/neko.yaml:2:5',
    'file-outside group/neko.yaml:3:5',
    'file-outside endpoints/duck.yaml:3:32',
  ])
})

test('links in a circle, sockets and files without permission are told of, never opened', async () => {
  const folder = writeFiles(
    plugin({
      'group/neko.yaml': 'endpoints:\n  - circle.yaml\n  - socket.yaml\n  - locked.yaml\n',
      'locked.yaml': endpoint('/a'),
    }),
  )
  symlinkSync('circle.yaml', join(folder, 'circle.yaml'))
  const server = createServer().listen(join(folder, 'socket.yaml'))
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  chmodSync(join(folder, 'locked.yaml'), 0)
  const found = compilePlugin(folder).diagnostics.map(describe)
  expect(found.slice(0, 2)).toEqual([
    'file-unreadable group/neko.yaml:2:5',
    'file-unreadable group/neko.yaml:3:5',
  ])
  // Root may read everything.
  if (process.getuid?.() !== 0) expect(found[2]).toBe('file-unreadable group/neko.yaml:4:5')
})

test('a group folder that is a file, and a manifest that is a folder, are told of', () => {
  expect(diagnose({ group: 'no folder' })).toEqual(['no-endpoints manifest.yaml'])
  const folder = writeFiles(plugin())
  mkdirSync(join(folder, 'manifest.yaml'))
  expect(compilePlugin(folder).diagnostics.map(describe)).toEqual(['file-unreadable manifest.yaml'])
})

test('a YAML file of more than 1 MiB is refused unread, a handler of that size is not', () => {
  const mebibyte = 1024 * 1024
  const path = `${endpoint('/a')}#`.padEnd(mebibyte, '#')
  expect(diagnose(plugin({ 'endpoints/duck.yaml': path }))).toEqual([])
  expect(diagnose(plugin({ 'endpoints/duck.yaml': `${path}#` }))).toEqual([`file-too-large ${AT}`])
  const handler = `${HANDLER}//`.padEnd(mebibyte * 2, '/')
  expect(diagnose(plugin({ 'endpoints/duck.ts': handler }))).toEqual([])
})

test('a file that is listed twice is told of, with both places', () => {
  const list = 'endpoints:\n  - endpoints/duck.yaml\n  - ./endpoints//duck.yaml\n'
  expect(diagnose(plugin({ 'group/neko.yaml': list }))).toEqual([
    'duplicate-file group/neko.yaml:3:5 <- group/neko.yaml:2:5',
  ])
})

test('a file that two groups list is told of, with both places', () => {
  const files = plugin({ 'group/oden.yaml': 'endpoints: [endpoints/duck.yaml]\n' })
  expect(diagnose(files)).toEqual(['duplicate-file group/oden.yaml:1:13 <- group/neko.yaml:2:5'])
})

test('a group that the manifest lists twice is told of', () => {
  const manifest =
    'name: a\nversion: 0.0.1\nplugins: { endpoints: [group/neko.yaml, group/neko.yaml] }\n'
  expect(diagnose(plugin({ 'manifest.yaml': manifest }))).toEqual([
    'duplicate-file manifest.yaml:3:41 <- manifest.yaml:3:24',
  ])
})

test('two files whose ids are the same are told of', () => {
  const list = 'endpoints:\n  - endpoints/duck.yaml\n  - endpoints/duck.yml\n'
  const files = { 'group/neko.yaml': list, 'endpoints/duck.yml': endpoint('/b') }
  expect(diagnose(plugin(files))).toEqual([
    'duplicate-id group/neko.yaml:3:5 <- group/neko.yaml:2:5',
  ])
})

test('the diagnostics come in the order of the sources', () => {
  const files = {
    'manifest.yaml': 'name: a\nversion: 0.0.1\nplugins: { endpoints: [b.yaml, a.yaml, c.yaml] }\n',
    'a.yaml': 'endpoints: [endpoints/a.yaml]\nsettings: 1\n',
    'b.yaml': 'settings: 1\nendpoints: [endpoints/b.yaml]\n',
    'endpoints/a.yaml': endpoint('a', 'get'),
    'endpoints/b.yaml': endpoint('b', 'get'),
    'endpoints/duck.ts': 'class {',
  }
  expect(diagnose(files)).toEqual([
    'file-missing manifest.yaml:3:40',
    'wrong-type b.yaml:1:11',
    'invalid-rule endpoints/b.yaml:1:8',
    'unknown-method endpoints/b.yaml:2:9',
    'wrong-type a.yaml:2:11',
    'invalid-rule endpoints/a.yaml:1:8',
    'unknown-method endpoints/a.yaml:2:9',
    'handler-syntax endpoints/duck.ts:1:8',
  ])
})
