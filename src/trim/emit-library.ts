import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readUse } from './read-use.ts'
import { trimLibrary } from './trim-library.ts'
import type { Routing } from './trim-sources.ts'

/** Whose copy of the library is made. */
export interface LibraryOptions {
  /** The plugin's folder. */
  readonly root: string
  /** The folder to write to, from there. */
  readonly folder: string
  /** The handlers' files, from the plugin's folder. */
  readonly handlers: readonly string[]
  readonly routing: Routing
  /** Keeps all of the library. */
  readonly whole: boolean
}

/** Where the Worker is, which may have middleware of the author's. */
const WORKER = 'src/worker.ts'

/** Makes the copy of the library that a plugin's Worker takes; gives the files to write to the folder, by name. */
export const emitLibrary = async ({
  root,
  folder,
  handlers,
  routing,
  whole,
}: LibraryOptions): Promise<Readonly<Record<string, string>>> => {
  const modules = [...new Set(handlers), ...(existsSync(join(root, WORKER)) ? [WORKER] : [])]
  const roots = whole ? undefined : await readUse(root, modules)
  return trimLibrary(join(root, folder), { roots, routing })
}
