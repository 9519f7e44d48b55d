import { escapeHtml } from './escape-html.ts'
import { Response } from './response.ts'

/**
 * A response that sends the client to `location` (Werkzeug's `redirect`). 303, the default, makes
 * it ask with GET; 307 and 308 keep the method, 308 for good.
 *
 * @example
 * return redirect('/done')
 */
export const redirect = (location: string, code = 303): Response => {
  const target = escapeHtml(location)
  const page =
    '<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n' +
    '<p>You should be redirected automatically to the target URL: ' +
    `<a href="${target}">${target}</a>. If not, click the link.\n`
  const response = new Response(page, { status: code, mimetype: 'text/html' })
  response.headers.set('Location', location)
  return response
}
