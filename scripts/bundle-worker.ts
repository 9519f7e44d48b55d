import { join } from 'node:path'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import type { Roots } from '../src/trim/roots.ts'
import { PACKAGE } from '../src/trim/package.ts'
import { readUse } from '../src/trim/read-use.ts'
import { trimLibrary, type LibraryUse } from '../src/trim/trim-library.ts'

/** How a Worker is bundled. */
export interface BundleOptions {
  /** Makes names short and drops blanks, as `wrangler deploy --minify` does. */
  readonly minify?: boolean
  /** Constants in the Worker, as source text. */
  readonly define?: Readonly<Record<string, string>>
  /** Modules that stand in for others. */
  readonly alias?: Readonly<Record<string, string>>
  /** Takes of the library what is used of it, as the build does. */
  readonly trim?: LibraryUse
}

/** A bundled Worker: its bytes, and how many of them each source file made. */
export interface BundledWorker {
  readonly code: Uint8Array
  readonly parts: ReadonlyMap<string, number>
}

/** Bundles a module whose default export is a Worker, with the conditions and the target of wrangler. */
export const bundleWorker = async (
  entry: string,
  { minify = false, define = {}, alias = {}, trim }: BundleOptions = {},
): Promise<BundledWorker> => {
  const options = {
    entryPoints: [entry],
    bundle: true,
    minify,
    define: { ...define },
    alias: { ...alias },
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*'],
    plugins: trim === undefined ? [] : [await takeTrimmed(trim)],
    loader: { '.html': 'text', '.txt': 'text' },
    metafile: true,
    write: false,
  } satisfies BuildOptions
  const { outputFiles, metafile } = await build(options)
  const [output] = Object.values(metafile.outputs)
  return {
    code: outputFiles[0]?.contents ?? new Uint8Array(),
    parts: new Map(
      Object.entries(output?.inputs ?? {}).map(([file, { bytesInOutput }]) => [
        file,
        bytesInOutput,
      ]),
    ),
  }
}

/** Puts the copy of the library that the build makes in its place. */
const takeTrimmed = async (trim: LibraryUse): Promise<Plugin> => {
  const files = await trimLibrary(join(PACKAGE, '.dify-edge'), trim)
  return {
    name: 'take-trimmed',
    setup: ({ onLoad, onResolve }) => {
      onResolve({ filter: /^dify-edge(?:\/session-parts)?$/ }, () => ({
        path: 'dify-edge',
        namespace: 'trim',
      }))
      onLoad({ filter: /^/, namespace: 'trim' }, () => ({
        contents: files['dify-edge.js'] ?? '',
        resolveDir: PACKAGE,
      }))
    },
  }
}

/** What modules use of the library, by their files from the package's folder. */
export const usesOf = async (...modules: readonly string[]): Promise<Roots> => {
  const roots = await readUse(PACKAGE, modules)
  if (roots === undefined) throw new Error(`Nothing is known of what ${modules.join(', ')} use`)
  return roots
}
