import { dumpOptionsHeader } from '../../wrappers/dump-header.ts'

/**
 * Gives the Content-Disposition of a file (RFC 6266). Only what a browser shows without running anything
 * is shown; the rest is saved. The name is given once, since Dify's own reader takes all that follows
 * `filename=` for it.
 */
export function formatDisposition(mimetype: string, filename: string): string {
  const kind = SHOWN.test(mimetype) ? 'inline' : 'attachment'
  const isAscii = /^[\x20-\x7e]*$/.test(filename)
  return dumpOptionsHeader(kind, [
    isAscii ? ['filename', filename] : ['filename*', `UTF-8''${encode(filename)}`],
  ])
}

const SHOWN = /^(?:image\/(?:png|jpeg|gif|webp|avif)|(?:audio|video)\/[\w.+-]+|text\/plain)(?:;|$)/

// RFC 8187, section 3.2.1: what encodeURIComponent leaves but the grammar does not.
const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
