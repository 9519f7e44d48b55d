import { StorageInvocationError } from '../errors.ts'

const MAX_KEY = 256
const encoder = new TextEncoder()

/** Throws unless storage takes the key: Dify's rules, and its text for a key that reads as a path outside. */
export function checkKey(key: unknown): asserts key is string {
  if (typeof key !== 'string') throw new TypeError('a key of storage is a string')
  if (key === '') throw new StorageInvocationError(key, 'invalid key: it is empty')
  if (leavesFolder(key)) {
    throw new StorageInvocationError(key, 'invalid key: path traversal attempt detected')
  }
  if (!key.isWellFormed()) {
    throw new StorageInvocationError(key, 'invalid key: half of a surrogate pair has no UTF-8')
  }
  // A UTF-16 unit is three bytes of UTF-8 at most.
  if (key.length * 3 > MAX_KEY && encoder.encode(key).length > MAX_KEY) {
    throw new StorageInvocationError(key, `invalid key: it is longer than ${MAX_KEY} bytes`)
  }
}

function leavesFolder(key: string): boolean {
  if (!key.includes('..') && !key.includes('\\')) return false
  const clean = cleanPath(key)
  return clean.includes('..') || clean.includes('\\')
}

/** Gives what Go's `path.Clean` gives, as far as ".." and "\" go. */
function cleanPath(path: string): string {
  const kept: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') kept.push(segment)
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else if (!path.startsWith('/')) kept.push(segment)
  }
  return kept.join('/')
}
