const newline = /[\r\n]/

/**
 * The text of a header value, refused where it could start a header of its own
 * (Werkzeug's `_str_header_value`, [L4]).
 */
export const headerValue = (value: string | number): string => {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new TypeError(
      `A header value is text or a number, not ${value === null ? 'null' : typeof value}; remove a header with headers.remove(name)`,
    )
  }
  const text = String(value)
  if (newline.test(text)) throw new RangeError('Header values must not contain newline characters.')
  return text
}
