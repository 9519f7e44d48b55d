import { isUtf8 } from 'node:buffer'
import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { dirname, isAbsolute, join, posix, sep, win32 } from 'node:path'
import type { SourceFile } from './source-file.ts'

/** What reading a file of the plugin comes to. */
export type FileRead =
  | { readonly kind: 'file'; readonly file: SourceFile }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside'; readonly through: 'path' | 'symlink' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'not-utf-8'; readonly file: SourceFile; readonly offset: number }

/** The folder of a plugin, beyond which nothing is read. */
export interface PluginFolder {
  /** Its path without symbolic links. */
  readonly root: string
  /** The folders in it that are known to lead nowhere else, so that each is resolved once. */
  readonly inside: Set<string>
  /** The names in each folder that was searched for what an author meant. */
  readonly listings: Map<string, readonly string[]>
}

/** Reads a file of the plugin by its path from the root; nothing outside the root is opened. */
export const readPluginFile = (folder: PluginFolder, path: string, most: number): FileRead => {
  const location = locate(folder, path)
  if (location.kind !== 'here') return location
  const { bytes } = location
  if (bytes > most) return { kind: 'too-large', bytes, most }
  try {
    return decode(location.path, readFileSync(join(folder.root, location.path)))
  } catch (cause) {
    return { kind: 'unreadable', reason: reasonOf(cause) }
  }
}

/** The path without detours (`./endpoints//duck.yaml` is `endpoints/duck.yaml`), or undefined where it leaves the plugin. */
export const normalizePath = (path: string): string | undefined => {
  if (isAbsolute(path) || win32.isAbsolute(path)) return undefined
  const normal = posix.normalize(path)
  return normal === '..' || normal.startsWith('../') ? undefined : normal
}

type Location = Exclude<FileRead, { kind: 'file' | 'too-large' | 'not-utf-8' }> | Here

interface Here {
  readonly kind: 'here'
  readonly path: string
  readonly bytes: number
}

const locate = (folder: PluginFolder, given: string): Location => {
  const path = normalizePath(given)
  if (path === undefined) return { kind: 'outside', through: 'path' }
  // The file system knows no name with a NUL in it.
  if (path.includes('\0')) return { kind: 'missing' }
  try {
    const stat = statInside(folder, join(folder.root, path))
    if (stat === undefined) return { kind: 'outside', through: 'symlink' }
    if (stat.isDirectory()) return { kind: 'unreadable', reason: 'it is a folder' }
    // Opening a pipe or a device could wait for ever.
    if (!stat.isFile()) return { kind: 'unreadable', reason: 'it is not a regular file' }
    return { kind: 'here', path, bytes: stat.size }
  } catch (cause) {
    return MISSING.has(codeOf(cause))
      ? { kind: 'missing' }
      : { kind: 'unreadable', reason: reasonOf(cause) }
  }
}

const MISSING = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'])

/** What a path leads to; undefined where a symbolic link takes it out of the plugin. */
const statInside = (folder: PluginFolder, path: string): Stats | undefined => {
  const stat = lstatSync(path)
  const parent = dirname(path)
  if (!stat.isSymbolicLink() && folder.inside.has(parent)) return stat
  if (!isInside(folder, realpathSync.native(path))) return undefined
  if (isInside(folder, realpathSync.native(parent))) folder.inside.add(parent)
  return statSync(path)
}

const isInside = ({ root }: PluginFolder, path: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep)

const decode = (path: string, bytes: Buffer): FileRead => {
  const text = bytes.toString('utf8')
  if (!isUtf8(bytes)) {
    return { kind: 'not-utf-8', file: { path, text }, offset: Math.max(text.indexOf('\uFFFD'), 0) }
  }
  // A byte order mark says nothing in UTF-8 and is no part of the first column.
  return { kind: 'file', file: { path, text: text.startsWith('\uFEFF') ? text.slice(1) : text } }
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : ''

const reasonOf = (cause: unknown): string => {
  switch (codeOf(cause)) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'ELOOP':
      return 'its symbolic links run in a circle'
    default:
      return cause instanceof Error ? cause.message : String(cause)
  }
}
