import { join, relative, sep } from 'node:path'
import type { Plugin } from 'esbuild'
import { cutDead } from './cut-dead.ts'
import { findDead } from './find-dead.ts'
import type { Roots } from './roots.ts'
import { SESSION } from './names.ts'
import { PACKAGE, PARTS_FILE } from './package.ts'
import { Library } from './read-library.ts'
import type { Reference } from './read-module.ts'

/** The package's modules, each read once, at most: they stay as they are while a build runs. */
const library = new Library(PACKAGE)

/** The library without what a plugin cannot reach. */
export interface TrimmedSources {
  /** A module in the package's folder that exports what the plugin imports. */
  readonly entry: string
  /** The source of each module that is used, by file from there. */
  readonly sources: ReadonlyMap<string, string>
}

/** What of the routing a plugin's route table needs. */
export interface Routing {
  /** Whether it has segments of several variables, or of variables and texts. */
  readonly parts: boolean
  /** Whether it has variables that are no texts. */
  readonly converters: boolean
}

/** Trims the library to what a plugin uses. */
export const trimSources = (roots: Roots, routing: Routing): TrimmedSources => {
  const isNamed = (part: string): boolean =>
    roots.members.has(SESSION) && roots.members.has(part === 'links' ? 'file' : part)
  const parts = library.partNames.filter(isNamed)
  const imports = [...roots.imports, ...parts.map((name) => ({ file: PARTS_FILE, name }))]
  const dead = findDead(library, { ...roots, imports, absent: findAbsent(routing) })
  const taken = new Set(imports.map(({ name }) => name))
  const others = [...library.partNames, ...(roots.unused ?? [])].filter((name) => !taken.has(name))
  return {
    entry: [
      ...new Set(imports.map((reference) => emitExport(reference))),
      ...new Set(others.map((name) => `export const ${name} = undefined`)),
    ].join('\n'),
    sources: new Map(
      Array.from(dead, ([file, code]) => [
        file,
        cutDead(library.module(file).text, code, LEFT_OUT),
      ]),
    ),
  }
}

const findAbsent = ({ parts, converters }: Routing): readonly Reference[] => [
  ...(parts ? [] : [{ file: 'src/routing/walk.ts', name: 'readPart' }]),
  ...(converters
    ? []
    : [
        { file: 'src/routing/read-values.ts', name: 'readValue' },
        { file: 'src/routing/edge-kind.ts', name: 'endOfDigits' },
      ]),
]

const LEFT_OUT = join(PACKAGE, 'src/left-out.ts')

/** Exports something from where it is declared; what is not there wrangler will miss. */
const emitExport = (reference: Reference): string =>
  library
    .findExport(reference)
    .map(({ file, name }) => `export { ${name} as ${reference.name} } from './${file}'`)
    .join('\n')

/** Lets esbuild take the trimmed sources in the place of those in the package's folder. */
export const takeSources = ({ sources }: TrimmedSources): Plugin => ({
  name: 'trimmed-sources',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const contents = sources.get(relative(PACKAGE, path).split(sep).join('/'))
      return contents === undefined ? undefined : { contents, loader: 'ts' }
    })
  },
})
