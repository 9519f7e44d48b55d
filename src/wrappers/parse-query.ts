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
 * They are given one by one: a list of all would take many times the memory of the text.
 */
export function* parseQuery(text: string): Generator<[name: string, value: string], void> {
  const unquote = chooseUnquote(text)
  const decode = (piece: string): string => unquote(piece.replaceAll('+', ' '))
  for (let from = 0, to = 0; from < text.length; from = to + 1) {
    const ampersand = text.indexOf('&', from)
    to = ampersand === -1 ? text.length : ampersand
    const piece = text.slice(from, to)
    const equals = piece.indexOf('=')
    if (equals !== -1) yield [decode(piece.slice(0, equals)), decode(piece.slice(equals + 1))]
    else if (piece !== '') yield [decode(piece), '']
  }
}
