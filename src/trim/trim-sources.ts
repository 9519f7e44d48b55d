import { join, relative, sep } from 'node:path'
import type { Plugin } from 'esbuild'
import { cutDead } from './cut-dead.ts'
import { findDead } from './find-dead.ts'
import type { Roots } from './find-dead.ts'
import { ENTRY_FILE, Library, PARTS_FILE } from './read-library.ts'
import type { Reference } from './read-module.ts'

/** The folder of the package. */
export const PACKAGE: string = join(import.meta.dirname, '../..')

/** The library without what a plugin cannot reach. */
export interface TrimmedSources {
  /** A module in the package's folder that exports what the plugin imports. */
  readonly entry: string
  /** The source of each module that is used, by file from there. */
  readonly sources: ReadonlyMap<string, string>
}

/** Trims the library to what a plugin uses; all of it where that is undefined. */
export const trimSources = (roots: Roots | undefined): TrimmedSources => {
  if (roots === undefined) {
    return {
      entry: `export * from './${ENTRY_FILE}'\nexport * from './${PARTS_FILE}'`,
      sources: new Map(),
    }
  }
  const library = new Library(PACKAGE)
  const parts = library.partNames
  const kept = parts
    .filter((name) => roots.members.has(name))
    .map((name) => ({ file: PARTS_FILE, name }))
  const imports = [...roots.imports, ...kept]
  const dead = findDead(library, { ...roots, imports })
  const gone = parts.filter((name) => !roots.members.has(name))
  return {
    entry: [
      ...new Set(imports.map((reference) => emitExport(library, reference))),
      ...gone.map((name) => `export const ${name} = undefined`),
    ].join('\n'),
    sources: new Map(
      Array.from(dead, ([file, code]) => [
        file,
        cutDead(library.module(file).text, code, LEFT_OUT),
      ]),
    ),
  }
}

const LEFT_OUT = join(PACKAGE, 'src/left-out.ts')

/** Exports something from where it is declared; what is not there wrangler will miss. */
const emitExport = (library: Library, reference: Reference): string =>
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
