import { build, type BuildOptions, type Plugin } from 'esbuild'
import { PACKAGE } from '../src/trim/package.ts'
import { readUse } from '../src/trim/read-use.ts'
import { takeSources, trimSources } from '../src/trim/trim-sources.ts'
import type { Routing } from '../src/trim/trim-sources.ts'

/** How a Worker is bundled. */
export interface BundleOptions {
  /** Makes names short and drops blanks, as `wrangler deploy --minify` does. */
  readonly minify?: boolean
  /** Constants in the Worker, as source text. */
  readonly define?: Readonly<Record<string, string>>
  /** Modules that stand in for others. */
  readonly alias?: Readonly<Record<string, string>>
  /** Takes of the library what these modules use, as the build does; files from the package's folder. */
  readonly trim?: readonly string[]
  /** What the route table needs; all of it by default. */
  readonly routing?: Routing
}

const WHOLE: Routing = { parts: true, converters: true }

/** A bundled Worker: its bytes, and how many of them each source file made. */
export interface BundledWorker {
  readonly code: Uint8Array
  readonly parts: ReadonlyMap<string, number>
}

/** Bundles a module whose default export is a Worker, with the conditions and the target of wrangler. */
export const bundleWorker = async (
  entry: string,
  { minify = false, define = {}, alias = {}, trim, routing = WHOLE }: BundleOptions = {},
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
    plugins: trim === undefined ? [] : [await takeTrimmed(trim, routing)],
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: false } },
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

/** Puts what the Worker uses of the library in the place of the library. */
const takeTrimmed = async (modules: readonly string[], routing: Routing): Promise<Plugin> => {
  const use = await readUse(PACKAGE, modules)
  if (use === undefined) throw new Error(`Nothing is known of what ${modules.join(', ')} use`)
  const trimmed = trimSources(use, routing)
  return {
    name: 'trim',
    setup: async (building) => {
      const { onLoad, onResolve } = building
      onResolve({ filter: /^dify-edge(?:\/session-parts)?$/ }, () => ({
        path: 'dify-edge',
        namespace: 'trim',
      }))
      onLoad({ filter: /^/, namespace: 'trim' }, () => ({
        contents: trimmed.entry,
        resolveDir: PACKAGE,
      }))
      await takeSources(trimmed).setup(building)
    },
  }
}
