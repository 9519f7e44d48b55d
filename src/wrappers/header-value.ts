const newline = /[\r\n]/

/**
 * The text of a header value, refused where it could start a header of its own
 * (Werkzeug's `_str_header_value`, [L4]).
 */
export const headerValue = (name: string, value: string | number): string => {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new TypeError(
      `The header "${name}" takes text or a number, not ${value === null ? 'null' : typeof value}; headers.remove(name) removes it`,
    )
  }
  const text = String(value)
  if (newline.test(text)) {
    throw new RangeError(
      `The header "${name}" must not contain line breaks: replace them, as with value.replace(/[\\r\\n]+/g, ' ')`,
    )
  }
  return text
}
