import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Compilation } from '../compiler/compile-plugin.ts'
import type { DiagnosticCode } from '../compiler/diagnostic.ts'
import { OUTPUT_FOLDER } from '../compiler/write-output.ts'

/** The handlers of the last good build, from the plugin's folder; undefined where there was no such build. */
export const findBuiltHandlers = ({ root }: Compilation): readonly string[] | undefined => {
  const file = join(root, OUTPUT_FOLDER, 'plugin.ts')
  if (!existsSync(file)) return undefined
  return Array.from(readFileSync(file, 'utf8').matchAll(IMPORT), ([, path = '']) => path)
}

/** Those of the handlers that cannot be bundled now. */
export const findBrokenHandlers = (
  { root, diagnostics }: Compilation,
  handlers: readonly string[],
): readonly string[] => {
  const broken = new Set(
    diagnostics.filter(({ code }) => UNBUNDLED.has(code)).map(({ place }) => place.file.path),
  )
  return handlers.filter((path) => broken.has(path) || !existsSync(join(root, path)))
}

const UNBUNDLED: ReadonlySet<DiagnosticCode> = new Set([
  'handler-export',
  'handler-import',
  'handler-syntax',
] as const)

/** How the emitted module imports a handler. */
const IMPORT = /^import \w+ from '\.\.\/(.+)'$/gm
