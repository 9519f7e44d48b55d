import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { bundleWorker, type BundledWorker } from '../../scripts/bundle-worker.ts'
import { compileRoutes } from '../serving/compile-routes.ts'

const FOLDER = 'bench/bytes'
const at = (file: string): string => join(import.meta.dirname, file)

/** A Worker of one route, minified, that has of the library what a handler in `uses` takes; or all of it. */
export const bundleUse = (
  use: string,
  { whole = false }: { readonly whole?: boolean } = {},
): Promise<BundledWorker> =>
  bundleWorker(at('dify-edge-worker.ts'), {
    minify: true,
    define: { PLUGIN: compileRoutes(['/duck/<app_id>']) },
    alias: { handler: at(`uses/${use}.ts`) },
    ...(whole
      ? {}
      : {
          trim: [`${FOLDER}/uses/${use}.ts`, `${FOLDER}/start.ts`],
          routing: { parts: false, converters: false },
        }),
  })

/** The same in Hono alone. */
export const bundleHono = (): Promise<BundledWorker> =>
  bundleWorker(at('hono-worker.ts'), { minify: true })

/** The bytes of a Worker after gzip. */
export const gzipped = ({ code }: BundledWorker): number => gzipSync(code, { level: 9 }).length
