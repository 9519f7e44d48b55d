import { readBytes } from '../bytes.ts'
import { readWithOptions } from '../read-with-options.ts'

/** What was given to `file.upload`, checked. */
export interface CheckedUpload {
  readonly filename: string
  readonly content: Uint8Array
  readonly mimetype: string
  readonly app_id: string | undefined
  readonly user: string | undefined
  /** Seconds. */
  readonly expires_in: number
}

/** Reads what was given to `file.upload`, by position with the options last, or all as one object. */
export function readUpload(given: readonly unknown[]): CheckedUpload {
  const {
    filename,
    content,
    mimetype,
    app_id,
    user,
    expires_in = DAY,
  } = readWithOptions(UPLOAD, given)
  if (typeof filename !== 'string' || filename === '') refuse('the name of the file as "filename"')
  if (typeof mimetype !== 'string' || !MEDIA_TYPE.test(mimetype)) {
    refuse('a media type such as image/png as "mimetype"')
  }
  if (app_id !== undefined && typeof app_id !== 'string') refuse('the id of an app as "app_id"')
  if (user !== undefined && typeof user !== 'string') refuse('the id of a user as "user"')
  if (typeof expires_in !== 'number' || !(expires_in > 0 && expires_in <= 7 * DAY)) {
    refuse(`seconds, up to ${7 * DAY}, as "expires_in"`)
  }
  return { filename, content: readBytes(content), mimetype, app_id, user, expires_in }
}

const DAY = 86_400

const UPLOAD = {
  call: 'file.upload',
  positional: ['filename', 'content', 'mimetype'],
  required: 3,
  options: ['app_id', 'user', 'expires_in'],
}

// RFC 9110, section 8.3.1, as far as a header needs it.
const MEDIA_TYPE = /^[\w!#$&^+.-]+\/[\w!#$&^+.-]+(?:[ \t]*;[\x20-\x7e]*)?$/

function refuse(what: string): never {
  throw new TypeError(`file.upload() takes ${what}`)
}
