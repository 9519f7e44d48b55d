const token = /^[!#$%&'*+\-.0-9A-Z^_`a-z|~]+$/

/** What may stand as a parameter or an item of a list header; null and undefined are no value. */
export type HeaderParameter = string | number | null | undefined

/** A header value in double quotes with `\` and `"` escaped; a token stays bare unless `always` ([K3]). */
export const quoteHeaderValue = (value: string | number, quoting?: 'always'): string => {
  const text = String(value)
  if (quoting === undefined && token.test(text)) return text
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

/** `key=value`; the value of a `key*` is in RFC 5987's form already and is not quoted. */
const dumpPair = (key: string, value: string | number): string =>
  `${key}=${key.endsWith('*') ? value : quoteHeaderValue(value)}`

/** A list header from its items; from a mapping, `key=value`, where null is written as the key alone. */
export const dumpHeader = (
  value: Iterable<string | number> | Readonly<Record<string, HeaderParameter>>,
): string =>
  Symbol.iterator in value
    ? Array.from(value, (item) => quoteHeaderValue(item)).join(', ')
    : dumpPairs(Object.entries(value))

/** A list header from the entries of a mapping. */
export const dumpPairs = (entries: Iterable<readonly [string, HeaderParameter]>): string =>
  Array.from(entries, ([key, value]) =>
    value === null || value === undefined ? key : dumpPair(key, value),
  ).join(', ')

/** A header value and its parameters, `value; key=value`; parameters that are null are left out. */
export const dumpOptionsHeader = (
  value: string | null,
  options: Iterable<readonly [string, HeaderParameter]>,
): string => {
  const parts = value === null ? [] : [value]
  for (const [key, item] of options) {
    if (item !== null && item !== undefined) parts.push(dumpPair(key, item))
  }
  return parts.join('; ')
}
