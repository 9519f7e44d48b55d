import { existsSync } from 'node:fs'
import { join, posix } from 'node:path'
import { listFolder } from './list-folder.ts'
import { nearest } from './nearest.ts'
import { quote } from './quote.ts'

/** What to do about a file that is not there: the path that was meant, where one is near. */
export const suggestFile = (root: string, path: string, namedIn: string): string => {
  const meant = findMeant(root, path, namedIn)
  return meant === undefined
    ? 'write the file, or correct the path; paths start from the plugin folder'
    : `did you mean ${quote(meant)}? paths start from the plugin folder`
}

const findMeant = (root: string, path: string, namedIn: string): string | undefined => {
  const slashed = path.replaceAll('\\', '/')
  const beside = posix.join(posix.dirname(namedIn), slashed)
  const exact = [slashed, beside].find(
    (candidate) => candidate !== path && !candidate.startsWith('..') && exists(root, candidate),
  )
  if (exact !== undefined) return exact
  const folder = posix.dirname(posix.normalize(slashed))
  if (folder.startsWith('..') || posix.isAbsolute(folder)) return undefined
  const name = nearest(posix.basename(slashed), listFolder(join(root, folder)))
  return name === undefined ? undefined : posix.join(folder, name)
}

const exists = (root: string, path: string): boolean =>
  !posix.isAbsolute(path) && !path.includes('\0') && existsSync(join(root, path))
