import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { compilePlugin } from '../../src/compiler/compile-plugin.ts'
import type { Compilation } from '../../src/compiler/compile-plugin.ts'
import type { Diagnostic } from '../../src/compiler/diagnostic.ts'
import { formatPlace } from '../../src/compiler/format-diagnostic.ts'

/** The files of a plugin by path; undefined leaves one of `plugin()` out. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>

/** A handler module without a mistake. */
export const HANDLER = 'export default class Duck { _invoke() {} }\n'

/** A small plugin without a mistake; the files given replace its own or come on top. */
export const plugin = (files: Files = {}): Files => ({
  'group/neko.yaml': 'endpoints:\n  - endpoints/duck.yaml\n',
  'endpoints/duck.yaml': endpoint('/duck/<app_id>'),
  'endpoints/duck.ts': HANDLER,
  ...files,
})

/** The YAML of an endpoint on two lines, of which the first is the path. */
export const endpoint = (path: string, method = 'GET'): string =>
  `path: "${path}"\nmethod: ${method}\nextra: { typescript: { source: endpoints/duck.ts } }\n`

/** A group file with these settings, each line indented already by its author. */
export const group = (settings: string): Files =>
  plugin({ 'group/neko.yaml': `settings:\n${settings}endpoints: [endpoints/duck.yaml]\n` })

/** Writes files to a folder of the test's own; gives the folder. */
export const writeFiles = (files: Files): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dify-edge-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

/** What compiling a plugin of these files comes to. */
export const compile = (files: Files): Compilation => compilePlugin(writeFiles(files))

/** What is wrong with these files, each in a line. */
export const diagnose = (files: Files): readonly string[] =>
  compile(files).diagnostics.map(describe)

/**
 * A diagnostic in a line: `wrong-type endpoints/duck.yaml:1:7`, a warning with "?" behind the code, a second
 * place behind "<-".
 */
export const describe = ({ code, severity, place, related }: Diagnostic): string =>
  `${code}${severity === 'warning' ? '?' : ''} ${formatPlace(place)}` +
  (related === undefined ? '' : ` <- ${formatPlace(related.place)}`)
