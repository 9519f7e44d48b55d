import { quotedEnd, unquoteHeaderValue } from './quoted-string.ts'
import { strip } from './strip.ts'

/**
 * The items of a header between commas (Werkzeug's `parse_list_header`, [K2]): empty ones are dropped,
 * one that is quoted as a whole loses its quotes, and a quote that stays open spoils the list.
 */
export const parseListHeader = (header: string): string[] => {
  const items: string[] = []
  const add = (from: number, to: number): void => {
    const item = strip(header.slice(from, to))
    if (item !== '') items.push(unquoteHeaderValue(item))
  }
  let start = 0
  for (let at = 0; at < header.length;) {
    const char = header.charAt(at)
    if (char === '"') {
      at = quotedEnd(header, at)
      if (at === -1) return []
      continue
    }
    if (char === ',') {
      add(start, at)
      start = at + 1
    }
    at += 1
  }
  add(start, header.length)
  return items
}
