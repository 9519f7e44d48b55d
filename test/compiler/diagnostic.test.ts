import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DIAGNOSTIC_CODES } from '../../src/compiler/diagnostic.ts'

test('docs/diagnostics.md explains every code, once, and no other', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../docs/diagnostics.md'), 'utf8')
  const documented = [...docs.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code]) => code)
  expect(new Set(documented)).toEqual(new Set(DIAGNOSTIC_CODES))
  expect(documented).toHaveLength(DIAGNOSTIC_CODES.length)
})
