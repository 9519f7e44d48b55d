import { build, type BuildOptions } from 'esbuild'

/** How a Worker is bundled. */
export interface BundleOptions {
  /** Makes names short and drops blanks, as `wrangler deploy --minify` does. */
  readonly minify?: boolean
  /** Constants in the Worker, as source text. */
  readonly define?: Readonly<Record<string, string>>
  /** Modules that stand in for others. */
  readonly alias?: Readonly<Record<string, string>>
}

/** A bundled Worker: its bytes, and how many of them each source file made. */
export interface BundledWorker {
  readonly code: Uint8Array
  readonly parts: ReadonlyMap<string, number>
}

/** Bundles a module whose default export is a Worker, with the conditions and the target of wrangler. */
export const bundleWorker = async (
  entry: string,
  { minify = false, define = {}, alias = {} }: BundleOptions = {},
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
