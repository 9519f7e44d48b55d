import { dumpOptionsHeader } from '../../wrappers/dump-header.ts'
import { percentEncode } from '../../wrappers/percent-encode.ts'

/**
 * Gives the Content-Disposition of a file (RFC 6266). Only what a browser shows without running anything
 * is shown; the rest is saved. The name is given once, since Dify's own reader takes all that follows
 * `filename=` for it.
 */
export function formatDisposition(mimetype: string, filename: string): string {
  const kind = SHOWN.test(mimetype) ? 'inline' : 'attachment'
  const isAscii = /^[\x20-\x7e]*$/.test(filename)
  return dumpOptionsHeader(kind, [
    isAscii ? ['filename', filename] : ['filename*', `UTF-8''${percentEncode(filename, UNSAFE)}`],
  ])
}

const SHOWN = /^(?:image\/(?:png|jpeg|gif|webp|avif)|(?:audio|video)\/[\w.+-]+|text\/plain)(?:;|$)/

// All but the attr-char of RFC 8187, section 3.2.1.
const UNSAFE = /[^\w!#$&+\-.^`|~]+/g
