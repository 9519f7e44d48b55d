import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { compilePlugin } from '../../src/compiler/compile-plugin.ts'
import type { Compilation } from '../../src/compiler/compile-plugin.ts'
import { positionAt } from '../../src/compiler/source-file.ts'

/** The files of a plugin by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** A small plugin without a mistake; the files given replace its own or come on top. */
export const plugin = (files: Files = {}): Files => ({
  'group/neko.yaml': `settings:
  api_key:
    type: secret-input
    required: true
    label:
      en_US: API key
endpoints:
  - endpoints/duck.yaml
`,
  'endpoints/duck.yaml': `path: "/duck/<app_id>"
method: "GET"
extra:
  typescript:
    source: "endpoints/duck.ts"
`,
  'endpoints/duck.ts': HANDLER,
  ...files,
})

/** A handler module without a mistake. */
export const HANDLER = 'export default class Duck {}\n'

/** Writes files to a folder of the test's own; gives the folder. */
export const writeFiles = (files: Files): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dify-edge-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** What compiling a plugin of these files comes to. */
export const compile = (files: Files): Compilation => compilePlugin(writeFiles(files))

/** The diagnostics of these files, as code and place; warnings have a "?" behind the code. */
export const diagnose = (files: Files): readonly string[] =>
  compile(files).diagnostics.map(({ code, severity, place }) => {
    const { line, column } = positionAt(place.file.text, place.start)
    const at = place.file.text === '' ? place.file.path : `${place.file.path}:${line}:${column}`
    return `${code}${severity === 'warning' ? '?' : ''} ${at}`
  })
