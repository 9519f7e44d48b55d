import { fileNameParameters } from './content-disposition.ts'
import { dumpOptionsHeader } from './dump-header.ts'
import { type FileSource, openFile, type OpenFile } from './file-source.ts'
import { guessMimetype } from './guess-mimetype.ts'
import type { ConditionalRequest } from './resource-conditions.ts'
import { Response } from './response.ts'

/** How a file is sent, by the names of Werkzeug's keyword arguments. */
export type SendFileOptions = {
  /** The media type; by default what the file says of itself, or its name. */
  readonly mimetype?: string | null
  /** Whether the browser saves the file instead of showing it. */
  readonly as_attachment?: boolean
  /** The name under which it is saved; by default its own. */
  readonly download_name?: string | null
  /** Whether conditions and ranges of the request are answered; true by default. */
  readonly conditional?: boolean
  /** The tag, or false for none; by default what the file has. */
  readonly etag?: boolean | string
  /** When the file was last changed, a Date or seconds since 1970; by default what the file has. */
  readonly last_modified?: Date | number | null
  /** How many seconds the file may be kept without asking again. */
  readonly max_age?: number | null
}

/**
 * A response that sends a file: bytes, a Blob, a stream, an R2 object, or `{ bucket, key }` of one, of
 * which no more is read than the request asks for (Werkzeug's `send_file`). Answers conditions and
 * ranges; a range that the file does not have is thrown as a 416.
 *
 * @example
 * return send_file({ bucket: this.session.env.FILES, key: 'report.pdf' }, r, { as_attachment: true })
 */
export const send_file = async (
  file: FileSource,
  request: ConditionalRequest,
  options: SendFileOptions = {},
): Promise<Response> => {
  const open = await openFile(file)
  try {
    const response = makeResponse(open, options)
    // Without a size there is no range, and no length to count.
    if (open.size === null) response.response = await open.read(null)
    if (options.conditional !== false) {
      await response.make_conditional(request, { accept_ranges: true, complete_length: open.size })
    }
    await setBody(response, open, request.method)
    return response
  } catch (error) {
    await open.close()
    throw error
  }
}

const makeResponse = (open: OpenFile, options: SendFileOptions): Response => {
  const { as_attachment = false, etag = true } = options
  const name = options.download_name ?? open.name
  const { mimetype, encoding } = typeOf(open, name, options)
  // What a file says of itself may have its charset already.
  const type = mimetype.includes(';') ? { content_type: mimetype } : { mimetype }
  const response = new Response(null, { ...type, direct_passthrough: true })
  // A browser would save an attachment unpacked, under the name of the packed one.
  if (encoding !== null && !as_attachment) response.content_encoding = encoding
  if (name !== null) {
    const parameters = fileNameParameters(name)
    const header = dumpOptionsHeader(as_attachment ? 'attachment' : 'inline', parameters)
    response.headers.set('Content-Disposition', header)
  } else if (as_attachment) {
    throw new TypeError(
      'An attachment needs a name: set download_name, or send a file that has one',
    )
  }
  if (open.size !== null) response.content_length = open.size
  const modified = options.last_modified ?? open.modified
  if (modified !== null) response.last_modified = modified
  setCaching(response, options.max_age ?? null)
  const tag = typeof etag === 'string' ? etag : open.etag
  if (tag !== null && etag !== false) response.set_etag(tag)
  return response
}

const typeOf = (
  open: OpenFile,
  name: string | null,
  options: SendFileOptions,
): { readonly mimetype: string; readonly encoding: string | null } => {
  const given = options.mimetype ?? open.mimetype
  if (given !== null) return { mimetype: given, encoding: open.encoding }
  if (name === null) {
    throw new TypeError(
      'The type of a file without a name cannot be told: set mimetype or download_name',
    )
  }
  const { mimetype, encoding } = guessMimetype(name)
  return { mimetype: mimetype ?? 'application/octet-stream', encoding: open.encoding ?? encoding }
}

const setCaching = (response: Response, max_age: number | null): void => {
  const control = response.cache_control
  if (max_age !== null && max_age > 0) control.public = true
  else control.no_cache = true
  if (max_age === null) return
  control.max_age = max_age
  response.expires = Math.floor(Date.now() / 1000) + Math.trunc(max_age)
}

/** The file is read only now, and only the part of it that is sent. */
const setBody = async (response: Response, open: OpenFile, method: string): Promise<void> => {
  if (method === 'HEAD' || response.status_code === 304) {
    response.response = null
    await open.close()
    return
  }
  const { start, stop } = response.content_range
  response.response = await open.read(start === null || stop === null ? null : { start, stop })
}
