import type { Method } from '../plugin/endpoint.ts'
import { decodePath } from './decode-path.ts'
import { encodePath } from './encode-path.ts'
import { findStatic } from './find-static.ts'
import { bitOf, methodsOf } from './method-bits.ts'
import { takeNotes } from './notes.ts'
import type { Notes } from './notes.ts'
import { NO_VALUES, readValues } from './read-values.ts'
import type { RouteTable } from './table.ts'
import type { Values } from './values.ts'
import { NONE, SLASH_MISSING, walk } from './walk.ts'

/** What a path comes to; the runtime answers every kind in one place. */
export type Match =
  | { readonly kind: 'found'; readonly rule: number; readonly captures: Values }
  | { readonly kind: 'redirect'; readonly target: string }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly Method[] }
  | { readonly kind: 'nothing' }

const SLASH = 47
const NOTHING: Match = Object.freeze({ kind: 'nothing' })

/**
 * Finds the rule for a method and the path of a request target as it was sent: percent-encoded, without query.
 * `rule` is its place in the list given to `compileTable`; the `path` of a redirect is encoded.
 */
export const match = (table: RouteTable, method: string, path: string): Match => {
  const bit = bitOf(method)
  const rule = findStatic(table.statics, path, bit)
  if (rule !== NONE) return { kind: 'found', rule, captures: NO_VALUES }
  if (path.charCodeAt(0) !== SLASH) return match(table, method, `/${path}`)
  if (path.indexOf('%') === -1) return matchDecoded(table, path, takeNotes(table, bit))
  const decoded = decodePath(path)
  const notes = takeNotes(table, bit)
  // No newline is ever sent as it is.
  notes.newline = decoded.includes('\n')
  return matchDecoded(table, decoded, notes)
}

const matchDecoded = (table: RouteTable, path: string, notes: Notes): Match => {
  const rule = walk(table, path, notes)
  if (rule >= 0) {
    const values = readValues(table, { rule, path }, notes)
    return values === undefined ? refuse(notes.fitting) : { kind: 'found', rule, captures: values }
  }
  if (rule === SLASH_MISSING) return redirect(`${path}/`)
  if (path.indexOf('//', notes.seen - 1) === -1) return refuse(notes.fitting)
  const merged = path.replaceAll(/\/{2,}/g, '/')
  const again = walk(table, merged, notes)
  if (again === NONE) return refuse(notes.fitting)
  return redirect(again === SLASH_MISSING ? `${merged}/` : merged)
}

const refuse = (fitting: number): Match =>
  (fitting & 63) === 0 ? NOTHING : { kind: 'wrong-method', allowed: methodsOf(fitting) }

// Slashes at the beginning are no part of the path.
const redirect = (path: string): Match => ({
  kind: 'redirect',
  target: encodePath(path.replace(/^\/*/, '/')),
})
