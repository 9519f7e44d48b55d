import { isUtf8 } from 'node:buffer'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, posix, sep, win32 } from 'node:path'
import type { SourceFile } from './source-file.ts'

/** What reading a file of the plugin comes to. */
export type FileRead =
  | { readonly kind: 'file'; readonly file: SourceFile }
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside'; readonly through: 'path' | 'symlink' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly most: number }
  | { readonly kind: 'not-utf-8'; readonly file: SourceFile; readonly offset: number }

/** Reads a file of the plugin by its path from the root; nothing outside the root is opened. */
export const readPluginFile = (root: string, path: string, most: number): FileRead => {
  const location = locate(root, path)
  if (location.kind !== 'here') return location
  const { bytes } = location
  if (bytes > most) return { kind: 'too-large', bytes, most }
  try {
    return decode(location.path, readFileSync(join(root, location.path)))
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

const locate = (root: string, given: string): Location => {
  const path = normalizePath(given)
  if (path === undefined) return { kind: 'outside', through: 'path' }
  // The file system knows no name with a NUL in it.
  if (path.includes('\0')) return { kind: 'missing' }
  try {
    const absolute = join(root, path)
    if (!isInside(root, realpathSync.native(absolute)))
      return { kind: 'outside', through: 'symlink' }
    const stat = statSync(absolute)
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

const isInside = (root: string, path: string): boolean =>
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
