import { readdirSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join, posix } from 'node:path'
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
  /** Is told when all of it has to be kept because what is used of it cannot be known. */
  readonly onUnknown?: () => void
}

/** Makes the copy of the library that a plugin's Worker takes; gives the files to write to the folder, by name. */
export const emitLibrary = async ({
  root,
  folder,
  handlers,
  routing,
  whole,
  onUnknown,
}: LibraryOptions): Promise<Readonly<Record<string, string>>> => {
  const workers = findWorkers(root)
  const target = join(root, folder)
  if (whole || workers?.length === 0) return wholeLibrary(target)
  if (workers === undefined) {
    onUnknown?.()
    return wholeLibrary(target)
  }
  // Loading the bundler takes longer than many a plugin takes to compile.
  const { readUse } = await import('./read-use.ts')
  const { trimLibrary } = await import('./trim-library.ts')
  const roots = await readUse(root, [...new Set([...handlers.keys(), ...workers])], handlers)
  if (roots !== undefined) return trimLibrary(target, { roots, routing })
  onUnknown?.()
  return wholeLibrary(target)
}

/**
 * The modules of Workers, which may have middleware of the author's: the usual one, and those that wrangler's
 * files name. Undefined where one of these is not in the plugin's folder: nothing is known of it.
 */
const findWorkers = (root: string): readonly string[] | undefined => {
  const named = readdirSync(root)
    .filter((file) => /^wrangler\b.*\.(?:toml|jsonc?)$/.test(file) && isFile(join(root, file)))
    .flatMap((file) => Array.from(readFileSync(join(root, file), 'utf8').matchAll(MAIN)))
    .map(([, main = '']) => posix.normalize(main))
  const isThere = (file: string): boolean => isInside(file) && isFile(join(root, file))
  if (!named.every(isThere)) return undefined
  return ['src/worker.ts', ...named].filter(isThere)
}

// A link may lead nowhere.
const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

const isInside = (file: string): boolean => !file.startsWith('../') && !isAbsolute(file)

const MAIN = /(?:^|[{,])\s*"?main"?\s*[=:]\s*["']([^"']+)["']/gm
