import { Forbidden, Gone, NotFound } from '../../wrappers/exceptions/client-errors.ts'
import { RequestedRangeNotSatisfiable } from '../../wrappers/exceptions/http-exception.ts'
import { parseRange } from '../../wrappers/range.ts'
import { FILES_PATH, verifyLink } from './file-link.ts'
import { readFileSecret } from './file-secret.ts'
import { fileKey, findBucket } from './file-bucket.ts'

/** Tells whether a path is one of the links that `file.upload` gives; the runtime asks before it asks the rules. */
export const isFilePath = (path: string): boolean => path.startsWith(FILES_PATH)

/**
 * Answers a GET or HEAD of a link with the file from R2, or the range of it that was asked for. Throws an
 * HTTPException: 403 where the link is not ours, 410 where it has expired, 404 where the file is gone.
 */
export async function serveFile(request: Request, env: Cloudflare.Env): Promise<Response> {
  const bucket = findBucket(env)
  if (bucket === undefined || !/^(?:GET|HEAD)$/.test(request.method)) throw new NotFound()
  const link = await verifyLink(readFileSecret(env), new URL(request.url))
  if (link === undefined) throw new Forbidden('The link is not valid.')
  const seconds = link.expires - Math.floor(Date.now() / 1000)
  if (seconds <= 0) throw new Gone('The link has expired.')

  const file = await bucket.head(fileKey(link.name))
  if (file === null) throw new NotFound()
  const headers = new Headers(GUARDS)
  file.writeHttpMetadata(headers)
  headers.set('ETag', file.httpEtag)
  headers.set('Cache-Control', `private, max-age=${seconds}, immutable`)
  if (request.headers.get('if-none-match')?.includes(file.httpEtag) === true) {
    return new Response(null, { status: 304, headers })
  }
  if (request.method === 'HEAD') {
    headers.set('Content-Length', `${file.size}`)
    return new Response(null, { headers })
  }
  const range = readRange(request, file)
  const [start, stop] = range ?? [0, file.size]
  const length = stop - start
  const object = await bucket.get(
    file.key,
    range === null ? {} : { range: { offset: start, length } },
  )
  if (object === null) throw new NotFound()
  headers.set('Content-Length', `${length}`)
  if (range === null) return new Response(object.body, { headers })
  headers.set('Content-Range', `bytes ${start}-${stop - 1}/${file.size}`)
  return new Response(object.body, { status: 206, headers })
}

/** Whatever was uploaded, a browser neither guesses another type for it nor runs any of it. */
const GUARDS = {
  'Accept-Ranges': 'bytes',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
}

/** Gives the start and end of the range that is asked for, or null for the whole (RFC 9110, section 14.2). */
function readRange({ headers }: Request, file: R2Object): readonly [number, number] | null {
  const range = parseRange(headers.get('range'))
  if (range === null || range.units !== 'bytes' || range.ranges.length !== 1) return null
  const condition = headers.get('if-range')
  if (condition !== null && condition !== file.httpEtag) return null
  const bounds = range.range_for_length(file.size)
  if (bounds === null) throw new RequestedRangeNotSatisfiable(file.size)
  return bounds
}
