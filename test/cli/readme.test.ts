import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compilePlugin } from '../../src/compiler/compile-plugin.ts'
import { writeOutput } from '../../src/compiler/write-output.ts'
import { COMMANDS } from '../../src/cli/commands.ts'
import { writeFiles } from '../compiler/plugin-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')

/** The blocks that begin with the name of their file, by it. */
const readFiles = (): Record<string, string> => {
  const blocks = README.matchAll(/```\w+\n(?:#|\/\/) (\S+)\n(.*?)```/gs)
  return Object.fromEntries(Array.from(blocks, ([, file = '', text = '']) => [file, text]))
}

test('the whole example compiles without a mistake, and its handler has the types it shows', () => {
  const folder = writeFiles(readFiles())
  const { diagnostics, routes, output } = compilePlugin(folder)
  expect(diagnostics).toEqual([])
  expect(routes).toMatchObject([
    { method: 'GET', path: '/greet/<name>', handler: 'endpoints/greet.ts' },
  ])
  writeOutput(folder, output ?? {})
  const tsconfig = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      types: [join(ROOT, 'node_modules/@cloudflare/workers-types')],
      paths: {
        'dify-edge': [join(ROOT, 'src/index.ts')],
        'dify-edge/session-parts': [join(ROOT, 'src/session/session-parts.ts')],
        'dify-edge/endpoint-types': [join(ROOT, 'src/runtime/endpoint-types.ts')],
      },
    },
    include: ['endpoints', '.dify-edge/plugin.ts', '.dify-edge/types.d.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  const tsc = join(ROOT, 'node_modules/.bin/tsc')
  const { status, stdout } = spawnSync(tsc, ['--project', folder], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, ''])
}, 60_000)

test('every command of the command line that it shows is one', () => {
  const shown = Array.from(README.matchAll(/npx dify-edge ([\w-]+)/g), ([, name]) => name)
  expect(shown.length).toBeGreaterThan(2)
  for (const name of shown) expect(Object.keys(COMMANDS)).toContain(name)
})

test('every script that it shows is in package.json, and every document that it links is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  for (const [, name = ''] of README.matchAll(/npm run ([\w:]+)/g)) {
    expect(Object.keys(scripts)).toContain(name)
  }
  for (const [, file = ''] of README.matchAll(/\]\(([\w./-]+)\)/g)) {
    expect(readFileSync(join(ROOT, file), 'utf8')).not.toBe('')
  }
})
