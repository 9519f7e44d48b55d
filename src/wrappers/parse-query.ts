import { unquoteValid } from './unquote-valid.ts'

/** Whether every escape of a text is whole and UTF-8, so that `decodeURIComponent` cannot throw on a piece of it. */
const isWellFormed = (text: string): boolean => {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

/**
 * The fields of a query or of an urlencoded form, in order: split at `&` and at the first `=`,
 * `+` is a space, bytes that are no UTF-8 stay as upper-case escapes (Werkzeug's `Request.args`, [G4]).
 */
export const parseQuery = (text: string): [name: string, value: string][] => {
  const fields: [string, string][] = []
  // Checked once for the whole, since a throw for each piece would be a gift to hostile callers.
  const unquote = isWellFormed(text) ? decodeURIComponent : unquoteValid
  const decode = (piece: string): string => unquote(piece.replaceAll('+', ' '))
  for (const piece of text.split('&')) {
    if (piece === '') continue
    const equals = piece.indexOf('=')
    if (equals === -1) fields.push([decode(piece), ''])
    else fields.push([decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))])
  }
  return fields
}
