import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { listFolder } from './list-folder.ts'
import { nearest } from './nearest.ts'
import type { PluginFolder } from './read-file.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'

/** What to do about a file that is not there: the path that was meant, where one is near that is not named already. */
export const suggestFile = (plugin: PluginFolder, path: string, namedIn: SourceFile): string => {
  const meant =
    findBeside(plugin.root, path, namedIn.path) ??
    findNear(plugin, path, (near) => !mentions(namedIn, near))
  return meant === undefined
    ? 'write the file, or correct the path; paths start from the plugin folder'
    : `did you mean ${quote(meant)}? paths start from the plugin folder`
}

/** A file with nearly this path, written with other slashes, in another case, or with a misspelt name. */
export const findNear = (
  plugin: PluginFolder,
  path: string,
  isMeant: (path: string) => boolean,
): string | undefined => {
  const slashed = posix.normalize(path.replaceAll('\\', '/'))
  if (!isInside(slashed)) return undefined
  if (slashed !== path && existsSync(join(plugin.root, slashed)) && isMeant(slashed)) return slashed
  const folder = findFolder(plugin, posix.dirname(slashed))
  if (folder === undefined) return undefined
  const prefix = folder === '.' ? '' : `${folder}/`
  const names = list(plugin, folder).filter((name) => isMeant(`${prefix}${name}`))
  const name = nearest(posix.basename(slashed), names)
  return name === undefined ? undefined : `${prefix}${name}`
}

/** The path from the root for one that was written from the folder of the file that names it. */
const findBeside = (root: string, path: string, namedIn: string): string | undefined => {
  const beside = posix.join(posix.dirname(namedIn), path.replaceAll('\\', '/'))
  return beside !== path && isInside(beside) && existsSync(join(root, beside)) ? beside : undefined
}

const isInside = (path: string): boolean =>
  !posix.isAbsolute(path) && !path.startsWith('..') && !path.includes('\0')

/** A folder as it is really written; a file system may tell upper from lower case. */
const findFolder = (plugin: PluginFolder, path: string): string | undefined => {
  let folder = '.'
  for (const segment of path.split('/')) {
    const names = segment === '.' ? [segment] : list(plugin, folder)
    const found =
      names.find((name) => name === segment) ??
      names.find((name) => name.toLowerCase() === segment.toLowerCase())
    if (found === undefined) return undefined
    folder = posix.join(folder, found)
  }
  return folder
}

const list = ({ root, listings }: PluginFolder, folder: string): readonly string[] => {
  const known = listings.get(folder)
  if (known !== undefined) return known
  const names = listFolder(join(root, folder))
  listings.set(folder, names)
  return names
}

const mentions = (file: SourceFile, path: string): boolean => {
  const words = wordsOf(file)
  return file.path === path || words.has(path) || words.has(`./${path}`)
}

// A file with thousands of missing names is cut into words once; they go with the file.
const wordsByFile = new WeakMap<SourceFile, ReadonlySet<string>>()

const wordsOf = (file: SourceFile): ReadonlySet<string> => {
  const known = wordsByFile.get(file)
  if (known !== undefined) return known
  const found = new Set(file.text.split(/[\s"',[\]]+/))
  wordsByFile.set(file, found)
  return found
}
