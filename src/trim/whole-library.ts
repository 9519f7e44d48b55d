import { join, relative, sep } from 'node:path'
import { ENTRY_FILE, LIBRARY_FILE, PACKAGE, PARTS_FILE } from './package.ts'

/** Stands for the library where nothing is left out of it: it is taken from its sources, seen from the folder. */
export const wholeLibrary = (folder: string): Readonly<Record<string, string>> => ({
  [LIBRARY_FILE]: [ENTRY_FILE, PARTS_FILE]
    .map((file) => relative(folder, join(PACKAGE, file)).split(sep).join('/'))
    .map((file) => `export * from ${JSON.stringify(file)}\n`)
    .join(''),
})
