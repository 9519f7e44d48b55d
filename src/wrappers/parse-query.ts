import { unquoteValid } from './unquote-valid.ts'

/** What decodes the escapes of a text's pieces: the platform, unless a piece could make it throw. */
const chooseUnquote = (text: string): ((piece: string) => string) => {
  if (!text.includes('%')) return (piece) => piece
  // Tried once on the whole, since a throw for each piece would be a gift to hostile callers.
  try {
    decodeURIComponent(text)
    return decodeURIComponent
  } catch {
    return unquoteValid
  }
}

/**
 * The fields of a query or of an urlencoded form, in order: split at `&` and at the first `=`,
 * `+` is a space, bytes that are no UTF-8 stay as upper-case escapes (Werkzeug's `Request.args`, [G4]).
 */
export const parseQuery = (text: string): [name: string, value: string][] => {
  const fields: [string, string][] = []
  const unquote = chooseUnquote(text)
  const decode = (piece: string): string => unquote(piece.replaceAll('+', ' '))
  for (const piece of text.split('&')) {
    if (piece === '') continue
    const equals = piece.indexOf('=')
    if (equals === -1) fields.push([decode(piece), ''])
    else fields.push([decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))])
  }
  return fields
}
