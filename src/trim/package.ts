import { join } from 'node:path'

/** The folder of the package. */
export const PACKAGE: string = join(import.meta.dirname, '../..')

/** The name by which an author imports the library. */
export const LIBRARY = 'dify-edge'

/** What that is; files are paths from the package's folder. */
export const ENTRY_FILE = 'src/index.ts'

/** What the emitted module imports as `dify-edge/session-parts`. */
export const PARTS_FILE = 'src/session/session-parts.ts'

/** The file in `.dify-edge` that wrangler takes for both. */
export const LIBRARY_FILE = 'dify-edge.js'
