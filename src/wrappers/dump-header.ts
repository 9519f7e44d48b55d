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

/** A list header from items, or from a mapping whose null values are written as the key alone. */
export const dumpHeader = (
  value: Iterable<string | number> | Readonly<Record<string, HeaderParameter>>,
): string => {
  if (Symbol.iterator in value)
    return Array.from(value as Iterable<string>, (item) => quoteHeaderValue(item)).join(', ')
  return Object.entries(value)
    .map(([key, item]) => (item === null || item === undefined ? key : dumpPair(key, item)))
    .join(', ')
}

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
