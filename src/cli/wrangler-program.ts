import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The program of the project's own wrangler, for this Node to run. */
export const wranglerProgram = (): string => {
  const manifest = createRequire(import.meta.url).resolve('wrangler/package.json')
  return join(dirname(manifest), 'bin/wrangler.js')
}
