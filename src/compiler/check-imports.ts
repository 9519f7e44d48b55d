import { realpathSync, statSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import type { EcmaScriptModule } from 'oxc-parser'
import { error, placeIn } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { listFolder } from './list-folder.ts'
import { nearest } from './nearest.ts'
import { quote } from './quote.ts'
import type { PluginFolder } from './read-file.ts'
import type { SourceFile, Span } from './source-file.ts'

/** Checks that the files a module imports by relative path are there; the bundler would tell of them with a stack trace. */
export function* checkImports(
  { root }: PluginFolder,
  file: SourceFile,
  module: EcmaScriptModule,
): Checking {
  for (const { value, start, end } of requestsOf(module)) {
    if (!RELATIVE.test(value) || isThere(join(root, file.path), value)) continue
    const folder = dirname(join(root, file.path, '..', value))
    const name = posix.basename(value)
    const others = listFolder(folder).filter((other) => other !== name)
    const meant = nearest(name, others)
    yield error('handler-import', placeIn(file, { start, end }), {
      message: `Cannot find ${quote(value)}, which the handler imports`,
      hint:
        meant === undefined
          ? 'write the file, or correct the path: it starts from the folder of this module'
          : `did you mean ${quote(value.slice(0, value.lastIndexOf('/') + 1) + meant)}?`,
    })
  }
}

/** What a module asks for, types left out: the bundler does not look for those. */
const requestsOf = ({
  staticImports,
  staticExports,
}: EcmaScriptModule): readonly (Span & { readonly value: string })[] => [
  ...staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest),
  ...staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ isType }) => !isType)
    .flatMap(({ moduleRequest }) => moduleRequest ?? []),
]

// What has a query is for a plugin of the bundler, which knows where to look.
const RELATIVE = /^\.{1,2}\/[^?]*$/

const isThere = (module: string, request: string): boolean =>
  isFound(join(module, '..', request)) ||
  // A module that is a symbolic link imports from where it really is.
  isFound(join(realpathSync.native(module), '..', request))

const isFound = (path: string): boolean => {
  if (statOf(path) === 'file') return true
  if (ENDINGS.some((ending) => statOf(path + ending) === 'file')) return true
  // TypeScript names a module by what it will be: "./a.js" for a.ts.
  const renamed = path.replace(/\.([cm]?)js(x?)$/, '.$1ts$2')
  if (renamed !== path && (statOf(renamed) === 'file' || statOf(`${renamed}x`) === 'file'))
    return true
  return statOf(path) === 'folder' && ENTRIES.some((entry) => statOf(join(path, entry)) === 'file')
}

/** What the bundler puts behind a name, and what only holds types. */
const ENDINGS = [
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mts',
  '.mjs',
  '.cts',
  '.cjs',
  '.css',
  '.json',
  '.d.ts',
]

const ENTRIES = ['package.json', ...ENDINGS.map((ending) => `index${ending}`)]

const statOf = (path: string): 'file' | 'folder' | undefined => {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file'
  } catch {
    return undefined
  }
}
