import { decodePunycode } from './punycode.ts'

/** A label as people read it; one that does not come back from its punycode stays as it is. */
const decodeLabel = (label: string): string => {
  // A longer one is no DNS label, and decoding takes quadratic time.
  if (!label.startsWith('xn--') || label.length > 63) return label
  const text = decodePunycode(label.slice(4))
  if (text === null || !URL.canParse(`http://${text}`)) return label
  return new URL(`http://${text}`).hostname === label ? text : label
}

/** A host with its IDNA labels as Unicode, in lower case; its port stays (Werkzeug's `uri_to_iri`, [G2]). */
export const decodeHost = (host: string): string => {
  const lower = host.toLowerCase()
  return lower.includes('xn--') ? lower.replace(/[^.:]+/g, decodeLabel) : lower
}
