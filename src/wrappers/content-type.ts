const textual = new Set([
  'application/ecmascript',
  'application/javascript',
  'application/sql',
  'application/xml',
  'application/xml-dtd',
  'application/xml-external-parsed-entity',
])

/** The `Content-Type` of a mimetype: textual types get `; charset=utf-8` (Werkzeug's `get_content_type`, [L2]). */
export const contentType = (mimetype: string): string => {
  const isText = mimetype.startsWith('text/') || mimetype.endsWith('+xml') || textual.has(mimetype)
  return isText ? `${mimetype}; charset=utf-8` : mimetype
}
