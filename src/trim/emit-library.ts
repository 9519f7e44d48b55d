import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { ParsedModule } from './parsed-module.ts'
import { wholeLibrary } from './whole-library.ts'
import type { Routing } from './trim-sources.ts'

/** Whose copy of the library is made. */
export interface LibraryOptions {
  /** The plugin's folder. */
  readonly root: string
  /** The folder to write to, from there. */
  readonly folder: string
  /** The handlers' files, from the plugin's folder, with what they were parsed to if they were. */
  readonly handlers: ReadonlyMap<string, ParsedModule | undefined>
  readonly routing: Routing
  /** Keeps all of the library. */
  readonly whole: boolean
}

/** Makes the copy of the library that a plugin's Worker takes; gives the files to write to the folder, by name. */
export const emitLibrary = async ({
  root,
  folder,
  handlers,
  routing,
  whole,
}: LibraryOptions): Promise<Readonly<Record<string, string>>> => {
  const workers = findWorkers(root)
  const target = join(root, folder)
  // Nothing is known of a Worker that is elsewhere.
  if (whole || workers.length === 0) return wholeLibrary(target)
  // Loading the bundler takes longer than many a plugin takes to compile.
  const { readUse } = await import('./read-use.ts')
  const { trimLibrary } = await import('./trim-library.ts')
  const roots = await readUse(root, [...new Set([...handlers.keys(), ...workers])], handlers)
  return roots === undefined ? wholeLibrary(target) : trimLibrary(target, { roots, routing })
}

/** The modules of Workers, which may have middleware of the author's: the usual one, and what wrangler is told of. */
const findWorkers = (root: string): readonly string[] => {
  const mains = ['wrangler.toml', 'wrangler.json', 'wrangler.jsonc']
    .map((file) => join(root, file))
    .filter((path) => existsSync(path))
    .flatMap((path) => Array.from(readFileSync(path, 'utf8').matchAll(MAIN)))
  const files = ['src/worker.ts', ...mains.map(([, main = '']) => posix.normalize(main))]
  return files.filter((file) => existsSync(join(root, file)))
}

const MAIN = /(?:^|[{,])\s*"?main"?\s*[=:]\s*["']([^"']+)["']/gm
