import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { listFolder } from './list-folder.ts'
import { nearest } from './nearest.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'

/** What to do about a file that is not there: the path that was meant, where one is near that is not named already. */
export const suggestFile = (root: string, path: string, namedIn: SourceFile): string => {
  const meant =
    findBeside(root, path, namedIn.path) ?? findNear(root, path, (near) => !mentions(namedIn, near))
  return meant === undefined
    ? 'write the file, or correct the path; paths start from the plugin folder'
    : `did you mean ${quote(meant)}? paths start from the plugin folder`
}

/** A file with nearly this path, written with other slashes, in another case, or with a misspelt name. */
export const findNear = (
  root: string,
  path: string,
  isMeant: (path: string) => boolean,
): string | undefined => {
  const slashed = posix.normalize(path.replaceAll('\\', '/'))
  if (!isInside(slashed)) return undefined
  if (slashed !== path && existsSync(join(root, slashed)) && isMeant(slashed)) return slashed
  const folder = findFolder(root, posix.dirname(slashed))
  if (folder === undefined) return undefined
  const names = listFolder(join(root, folder)).filter((name) => isMeant(posix.join(folder, name)))
  const name = nearest(posix.basename(slashed), names)
  return name === undefined ? undefined : posix.join(folder, name)
}

/** The path from the root for one that was written from the folder of the file that names it. */
const findBeside = (root: string, path: string, namedIn: string): string | undefined => {
  const beside = posix.join(posix.dirname(namedIn), path.replaceAll('\\', '/'))
  return beside !== path && isInside(beside) && existsSync(join(root, beside)) ? beside : undefined
}

const isInside = (path: string): boolean =>
  !posix.isAbsolute(path) && !path.startsWith('..') && !path.includes('\0')

/** A folder as it is really written; a file system may tell upper from lower case. */
const findFolder = (root: string, path: string): string | undefined => {
  let folder = '.'
  for (const segment of path.split('/')) {
    const names = segment === '.' ? [segment] : listFolder(join(root, folder))
    const found =
      names.find((name) => name === segment) ??
      names.find((name) => name.toLowerCase() === segment.toLowerCase())
    if (found === undefined) return undefined
    folder = posix.join(folder, found)
  }
  return folder
}

const mentions = (file: SourceFile, path: string): boolean =>
  file.path === path ||
  file.text.split(/[\s"',[\]]+/).some((word) => word === path || word === `./${path}`)
