import { strip } from './strip.ts'

/** A tag without its quotes, and whether it was marked weak (Werkzeug's `unquote_etag`). */
export const unquoteEtag = (tag: string): { readonly tag: string; readonly weak: boolean } => {
  const text = strip(tag)
  const weak = /^w\//i.test(text)
  const bare = weak ? text.slice(2) : text
  const isQuoted = bare.startsWith('"') && bare.endsWith('"')
  return { tag: isQuoted ? bare.slice(1, -1) : bare, weak }
}
