import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { HANDLER, endpoint, group, plugin, writeFiles } from '../compiler/plugin-folder.ts'

/** Runs the command line in this process; gives the status and what was printed. */
const call = async (...args: string[]) => {
  const printed: string[] = []
  const errors: string[] = []
  const status = await run(args, {
    print: (text) => printed.push(text),
    printError: (text) => errors.push(text),
    colors: false,
  })
  return { status, printed: printed.join('\n'), errors: errors.join('\n') }
}

const BROKEN = plugin({ 'endpoints/duck.yaml': endpoint('/duck', 'get') })
const DUBIOUS = plugin({ 'endpoints/duck.yaml': endpoint('/{duck}') })

test('build writes the module and the types, and says so', async () => {
  const folder = writeFiles(plugin())
  expect(await call('build', folder)).toEqual({
    status: 0,
    printed:
      '1 route, wrote .dify-edge/plugin.ts, .dify-edge/types.d.ts and .dify-edge/dify-edge.js',
    errors: '',
  })
  expect(await call('build', folder)).toMatchObject({
    status: 0,
    printed: '1 route, .dify-edge is up to date',
  })
  expect(readFileSync(join(folder, '.dify-edge/plugin.ts'), 'utf8')).toContain(
    'export const plugin',
  )
})

test('with mistakes nothing is written, what was there stays, and the status is 1', async () => {
  const folder = writeFiles(plugin())
  await call('build', folder)
  const before = readFileSync(join(folder, '.dify-edge/plugin.ts'), 'utf8')
  writeFileSync(join(folder, 'endpoints/duck.yaml'), endpoint('/other', 'get'))
  const { status, printed, errors } = await call('build', folder)
  expect([status, printed]).toEqual([1, ''])
  expect(errors).toContain('endpoints/duck.yaml:2:9: error unknown-method: ')
  expect(errors.split('\n').at(-1)).toBe('1 error')
  expect(readFileSync(join(folder, '.dify-edge/plugin.ts'), 'utf8')).toBe(before)
})

test('run by `wrangler dev`, build lets the last good build serve on', async () => {
  const folder = writeFiles(BROKEN)
  process.env['WRANGLER_COMMAND'] = 'dev'
  onTestFinished(() => {
    delete process.env['WRANGLER_COMMAND']
  })
  expect((await call('build', folder)).status).toBe(1)
  mkdirSync(join(folder, '.dify-edge'))
  writeFileSync(join(folder, '.dify-edge/plugin.ts'), '')
  const { status, errors } = await call('build', folder)
  expect(status).toBe(0)
  expect(errors).toMatch(/1 error\nthe last good build keeps serving$/)
})

test('run by `wrangler dev`, build tells when a broken handler holds requests back', async () => {
  const folder = writeFiles(plugin())
  await call('build', folder)
  process.env['WRANGLER_COMMAND'] = 'dev'
  onTestFinished(() => {
    delete process.env['WRANGLER_COMMAND']
  })
  const handler = join(folder, 'endpoints/duck.ts')
  writeFileSync(handler, 'const = 1')
  const waits = /\nrequests wait until endpoints\/duck\.ts is mended$/
  expect(await call('build', folder)).toMatchObject({
    status: 0,
    errors: expect.stringMatching(waits),
  })
  rmSync(handler)
  expect((await call('build', folder)).errors).toMatch(waits)
  // No build has taken this one up: what was built before can do without.
  writeFileSync(handler, HANDLER)
  const entry = '{ path: /b, method: GET, extra: { python: { source: b.py } } }'
  writeFileSync(join(folder, 'group/neko.yaml'), `endpoints: [endpoints/duck.yaml, ${entry}]\n`)
  expect((await call('build', folder)).errors).toMatch(/\nthe last good build keeps serving$/)
})

test('build says when nothing could be left out of the library, and --whole does so unasked', async () => {
  const worker = `import 'no-such-package'\nexport default {}\n`
  const folder = writeFiles({ ...plugin(), 'src/worker.ts': worker })
  expect((await call('build', folder)).errors).toMatch(
    /^note: nothing is left out of the library: /,
  )
  expect(await call('build', folder, '--whole')).toMatchObject({ status: 0, errors: '' })
  writeFileSync(join(folder, 'wrangler.toml'), 'main = "../elsewhere.ts"\n')
  expect((await call('build', folder)).errors).toMatch(
    /^note: nothing is left out of the library: /,
  )
  rmSync(join(folder, 'wrangler.toml'))
  symlinkSync('nowhere', join(folder, 'wrangler.json'))
  writeFileSync(
    join(folder, 'src/worker.ts'),
    `import { createApp } from 'dify-edge'\ncreateApp({})\n`,
  )
  expect(await call('build', folder)).toMatchObject({ status: 0, errors: '' })
  expect(readFileSync(join(folder, '.dify-edge/dify-edge.js'), 'utf8')).toContain('leaveOut(')
})

test('a folder that cannot be written to is told of without a stack trace', async () => {
  const folder = writeFiles({ ...plugin(), '.dify-edge': 'a file in the way' })
  const { status, errors } = await call('build', folder)
  expect(status).toBe(1)
  expect(errors).toMatch(/^error: cannot write \.dify-edge: .*$/)
})

test('check writes nothing', async () => {
  const folder = writeFiles(plugin())
  expect(await call('check', folder)).toEqual({
    status: 0,
    printed: '1 route, no mistakes',
    errors: '',
  })
  expect(() => readFileSync(join(folder, '.dify-edge/plugin.ts'))).toThrow('ENOENT')
})

test('warnings do not fail, unless they are denied; then nothing is written', async () => {
  const folder = writeFiles(DUBIOUS)
  expect(await call('check', folder)).toMatchObject({
    status: 0,
    errors: expect.stringMatching(/\n1 warning$/),
  })
  expect((await call('check', folder, '--deny-warnings')).status).toBe(1)
  expect(await call('build', folder, '--deny-warnings')).toMatchObject({ status: 1, printed: '' })
  expect((await call('build', folder)).status).toBe(0)
})

test('routes prints a table, also of a plugin with mistakes', async () => {
  const files = plugin({
    'group/neko.yaml': `endpoints:
  - endpoints/duck.yaml
  - { path: /a, method: DELETE, hidden: true, extra: { python: { source: endpoints/a.py } } }
`,
    'endpoints/duck.yaml': endpoint('/duck/<app_id>/<int:n>'),
  })
  expect(await call('routes', writeFiles(files))).toMatchObject({
    status: 1,
    printed: `GET     /duck/<app_id>/<int:n>  endpoints/duck.ts  app_id: string, n: number | bigint
DELETE  /a                      (no handler)       (hidden)`,
  })
  expect(await call('routes', writeFiles(group('')))).toMatchObject({ status: 0 })
  expect(
    (await call('routes', writeFiles(plugin({ 'group/neko.yaml': 'endpoints: []' })))).printed,
  ).toBe('no routes')
})

test('--json prints one object for programs, and nothing else', async () => {
  const folder = writeFiles(BROKEN)
  const { status, printed, errors } = await call('check', folder, '--json')
  expect([status, errors]).toEqual([1, ''])
  expect(JSON.parse(printed)).toEqual({
    ok: false,
    routes: [],
    diagnostics: [
      {
        code: 'unknown-method',
        severity: 'error',
        message: 'Cannot route the method "get"',
        hint: 'write "GET"',
        file: 'endpoints/duck.yaml',
        line: 2,
        column: 9,
        endLine: 2,
        endColumn: 12,
      },
    ],
  })
  const good = writeFiles(plugin())
  expect(JSON.parse((await call('build', good, '--json')).printed)).toEqual({
    ok: true,
    routes: [expect.objectContaining({ method: 'GET', path: '/duck/<app_id>' })],
    written: ['plugin.ts', 'types.d.ts', 'dify-edge.js'].map((name) => `.dify-edge/${name}`),
    diagnostics: [],
  })
  expect(JSON.parse((await call('routes', good, '--json')).printed)).toEqual({
    ok: true,
    routes: [
      {
        id: 'endpoints/duck',
        method: 'GET',
        path: '/duck/<app_id>',
        handler: 'endpoints/duck.ts',
        group: 'group/neko.yaml',
        hidden: false,
        values: { app_id: 'string' },
      },
    ],
    diagnostics: [],
  })
})

test('a second place comes with the JSON', async () => {
  const files = group('  - { name: a, type: boolean, label: { en_US: A } }\n'.repeat(2))
  const { printed } = await call('check', writeFiles(files), '--json')
  expect(JSON.parse(printed)).toMatchObject({
    diagnostics: [
      { line: 3, related: { message: 'the first is here', file: 'group/neko.yaml', line: 2 } },
    ],
  })
})

test.each([
  [[], 2, 'Usage: dify-edge <command>'],
  [['buidl'], 2, 'there is no command "buidl"\nhint: did you mean "build"?'],
  [['toString'], 2, 'there is no command "toString"\nhint: the commands are '],
  [['--versoin'], 2, 'there is no option "--versoin"\nhint: did you mean "--version"?'],
  [['check', '--jsno'], 2, 'there is no option "--jsno"\nhint: did you mean "--json"?'],
  [['check', '--constructor'], 2, 'there is no option "--constructor"\nhint: the options are '],
  [['check', '-x'], 2, 'there is no option "-x"'],
  [['check', '--json=yes'], 2, 'the option "--json" takes no value'],
  [['dev', '--port'], 2, 'the option "--port" needs a value'],
  [['check', 'nowhere'], 2, 'there is no folder "nowhere"'],
  [['check', 'package.json'], 2, 'there is no folder "package.json"'],
  [['check', 'a', 'b'], 2, '"b" is one folder too many'],
])('a wrong call is told of: %j', async (args, status, message) => {
  const result = await call(...args)
  expect(result.status).toBe(status)
  expect(result.errors).toContain(message)
  expect(result.printed).toBe('')
})

test.each([
  [['--help'], 'Usage: dify-edge <command>'],
  [['-h'], 'Usage: dify-edge <command>'],
  [['build', '--help'], 'Usage: dify-edge build '],
  [['check', '-h'], 'Usage: dify-edge check '],
  [['routes', 'nowhere', '--help'], 'Usage: dify-edge routes '],
])('help is printed for %j', async (args, usage) => {
  const { status, printed } = await call(...args)
  expect(status).toBe(0)
  expect(printed.startsWith(usage)).toBe(true)
})

test('the version is printed', async () => {
  const { printed } = await call('--version')
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(manifest).toMatchObject({ version: printed })
})
