const textual = new Set([
  'application/ecmascript',
  'application/javascript',
  'application/sql',
  'application/xml',
  'application/xml-dtd',
  'application/xml-external-parsed-entity',
])

/** Whether a mimetype says JSON: `application/json` or `application/*+json`. */
export const isJson = (mimetype: string): boolean => /^application\/(?:.*\+)?json$/s.test(mimetype)

/** The `Content-Type` of a mimetype: textual types get `; charset=utf-8` (Werkzeug's `get_content_type`, [L2]). */
export const contentType = (mimetype: string): string => {
  const isText = mimetype.startsWith('text/') || mimetype.endsWith('+xml') || textual.has(mimetype)
  return isText ? `${mimetype}; charset=utf-8` : mimetype
}
