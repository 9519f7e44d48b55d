import { join, relative } from 'node:path'
import { build } from 'esbuild'
import type { Roots } from './roots.ts'
import { keepPackages } from './keep-packages.ts'
import { LIBRARY_FILE, PACKAGE } from './package.ts'
import { takeSources, trimSources } from './trim-sources.ts'
import type { Routing } from './trim-sources.ts'

/** What a plugin uses of the library. */
export interface LibraryUse {
  readonly roots: Roots
  readonly routing: Routing
}

/**
 * Makes a plugin's own copy of the library: one module, with its source map, that lacks what the plugin
 * cannot reach.
 *
 * @param folder Where the files will be; the source map points from there.
 * @returns The text of each file, by name.
 */
export const trimLibrary = async (
  folder: string,
  { roots, routing }: LibraryUse,
): Promise<Readonly<Record<string, string>>> => {
  const trimmed = trimSources(roots, routing)
  const { outputFiles } = await build({
    stdin: { contents: trimmed.entry, resolveDir: PACKAGE },
    // What esbuild notes of the sources is seen from there.
    absWorkingDir: PACKAGE,
    outfile: join(folder, LIBRARY_FILE),
    bundle: true,
    external: ['cloudflare:*'],
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    plugins: [takeSources(trimmed), keepPackages(folder)],
    tsconfigRaw: DROP_UNUSED_IMPORTS,
    sourcemap: 'linked',
    sourcesContent: false,
    write: false,
  })
  return Object.fromEntries(outputFiles.map(({ path, text }) => [relative(folder, path), text]))
}

/** An import of which nothing is used any more must not be looked for. */
const DROP_UNUSED_IMPORTS = { compilerOptions: { verbatimModuleSyntax: false } }
