import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleWorker, usesOf, type BundledWorker } from '../../scripts/bundle-worker.ts'
import type { Roots } from '../../src/trim/roots.ts'
import type { LibraryUse } from '../../src/trim/trim-library.ts'
import { compileRoutes } from '../serving/compile-routes.ts'

const FOLDER = 'bench/bytes'
const at = (file: string): string => join(import.meta.dirname, file)

/** A Worker of one route, minified, that has of the library what a handler in `uses` takes. */
export const bundleUse = async (
  use: string,
  change: (roots: Roots) => Roots | Promise<Roots> = (roots) => roots,
): Promise<BundledWorker> =>
  bundle(use, {
    roots: await change(await usesOf(`${FOLDER}/uses/${use}.ts`, `${FOLDER}/start.ts`)),
    routing: { parts: false, converters: false },
  })

/** The same with all of the library. */
export const bundleWhole = (use: string): Promise<BundledWorker> => bundle(use)

const bundle = (use: string, trim?: LibraryUse): Promise<BundledWorker> =>
  bundleWorker(at('dify-edge-worker.ts'), {
    minify: true,
    define: { PLUGIN: compileRoutes(['/duck/<app_id>']) },
    alias: { handler: at(`uses/${use}.ts`) },
    ...(trim === undefined ? {} : { trim }),
  })

/** The same in Hono alone. */
export const bundleHono = (): Promise<BundledWorker> =>
  bundleWorker(at('hono-worker.ts'), { minify: true })

/** The bytes of a Worker after gzip. */
export const gzipped = ({ code }: BundledWorker): number => gzipSync(code, { level: 9 }).length
