import { ETags } from './etags.ts'
import { isBlank, stripEnd } from './strip.ts'

const skipBlanks = (text: string, index: number): number => {
  let at = index
  while (at < text.length && isBlank(text, at)) at += 1
  return at
}

/** The first quote from an index on that a comma or the end follows, blanks between; -1 where there is none. */
const closingQuote = (text: string, start: number): number => {
  for (let quote = text.indexOf('"', start); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    const next = skipBlanks(text, quote + 1)
    if (next === text.length ? next === quote + 1 : text.charAt(next) === ',') return quote
  }
  return -1
}

/**
 * The tags of a header, quoted or bare, between commas; a bare `*` makes all others void
 * (Werkzeug's `parse_etags`, [K8]).
 */
export const parseEtags = (header: string | null): ETags => {
  const strong: (string | null)[] = []
  const weak: (string | null)[] = []
  const text = header ?? ''
  let hasClosing = true
  for (let at = 0; at < text.length;) {
    const isWeak = /w/i.test(text.charAt(at)) && text.charAt(at + 1) === '/'
    const start = isWeak ? at + 2 : at
    const isQuoted = text.charAt(start) === '"'
    const quote = isQuoted && hasClosing ? closingQuote(text, start + 1) : -1
    // Not asked again: where no quote closes from here on, none does further on, and asking takes quadratic time.
    if (isQuoted && quote === -1) hasClosing = false
    const comma = text.indexOf(',', quote === -1 ? start : quote)
    const end = comma === -1 ? text.length : comma
    if (quote === -1) {
      const tag = comma === -1 ? text.slice(start) : stripEnd(text.slice(start, end))
      if (tag === '*') return new ETags([], [], true)
      ;(isWeak ? weak : strong).push(tag)
    } else {
      ;(isWeak ? weak : strong).push(quote === start + 1 ? null : text.slice(start + 1, quote))
    }
    at = skipBlanks(text, end + 1)
  }
  return new ETags(strong, weak)
}
