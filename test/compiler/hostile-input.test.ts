import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compilePlugin } from '../../src/compiler/compile-plugin.ts'
import { formatDiagnostic } from '../../src/compiler/format-diagnostic.ts'
import { plugin, writeFiles } from './plugin-folder.ts'
import type { Files } from './plugin-folder.ts'

/** Compiles and prints, as the command does, in one folder; whatever the files hold, neither throws. */
const survive = (folder: string, files: Files): void => {
  for (const [path, content = ''] of Object.entries(files))
    writeFileSync(join(folder, path), content)
  const { diagnostics, output } = compilePlugin(folder)
  for (const diagnostic of diagnostics) {
    const { start, end, file } = diagnostic.place
    expect(0 <= start && start <= end && end <= file.text.length).toBe(true)
    expect(formatDiagnostic(diagnostic)).not.toBe('')
  }
  const failed = diagnostics.some(({ severity }) => severity === 'error')
  expect(output === undefined).toBe(failed)
}

const PATHS = ['manifest.yaml', 'group/neko.yaml', 'endpoints/duck.yaml', 'endpoints/duck.ts']

const WHOLE = plugin({
  'manifest.yaml': `name: neko
version: 0.0.1
resource: { permission: { endpoint: { enabled: true } } }
plugins:
  endpoints:
    - group/neko.yaml
`,
  'group/neko.yaml': `settings:
  - name: region
    type: select
    required: false
    default: eu
    label: &label { en_US: Region, ja_JP: 地域 }
    options:
      - { value: eu, label: *label }
  - { name: model, type: model-selector, scope: llm&vision, label: *label }
endpoints:
  - endpoints/duck.yaml
  - path: '/inline/<int(max=9):n>'
    method: POST
    extra: { typescript: { source: endpoints/duck.ts } }
`,
})

const RUNS = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 200) }
const SLOW = { timeout: 600_000 }

test('any bytes in any file are told of or compiled, never thrown at', SLOW, () => {
  const folder = writeFiles(WHOLE)
  const property = fc.property(fc.constantFrom(...PATHS), fc.uint8Array(), (path, bytes) =>
    survive(folder, { ...WHOLE, [path]: bytes }),
  )
  fc.assert(property, RUNS)
})

/** Pieces that mean something to YAML, to a path, or to the reader of either. */
const SIGNS = Array.from('[]{}:,-?&*#|>!%@`"\'\\<>/\n\t ~')
const WORDS = '!!int 1e999 0x10 .nan null yes <a> <int: &a *a __proto__ constructor'.split(' ')
const ODD = ['\r\n', '\0', '\uFEFF', '\uD800', '🦆', '- ', ': ', '<<: ', '---\n', '...\n']
const PIECES = SIGNS.concat(WORDS, ODD)

test('a plugin with pieces put in, taken out and doubled is told of or compiled', SLOW, () => {
  const folder = writeFiles(WHOLE)
  const edit = fc.record({
    path: fc.constantFrom(...PATHS),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat({ max: 12 }),
    piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 8 })),
  })
  const property = fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
    const files: Record<string, string> = {}
    for (const { path, at, cut, piece } of edits) {
      const text = files[path] ?? String(WHOLE[path])
      const index = Math.floor(at * text.length)
      files[path] = text.slice(0, index) + piece + text.slice(index + cut)
    }
    survive(folder, { ...WHOLE, ...files })
  })
  fc.assert(property, RUNS)
})

const KEYS =
  'name version plugins endpoints resource permission settings type label en_US options value default scope required path method extra typescript source hidden'.split(
    ' ',
  )

test('any structure in place of any value is told of or compiled', SLOW, () => {
  const folder = writeFiles(WHOLE)
  const value = fc.jsonValue({ maxDepth: 3 }).map((json) => JSON.stringify(json))
  const keys = fc.constantFrom(...KEYS)
  const property = fc.property(fc.constantFrom(...PATHS.slice(0, 3)), keys, (path, key) =>
    fc.assert(
      fc.property(value, (json) => {
        const text = String(WHOLE[path])
        survive(folder, {
          ...WHOLE,
          [path]: text.replace(new RegExp(`\\b${key}:.*`), `${key}: ${json}`),
        })
      }),
      { numRuns: 2 },
    ),
  )
  fc.assert(property, RUNS)
})
