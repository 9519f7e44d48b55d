import { Headers } from './headers.ts'
import { strip } from './strip.ts'

const LF = 10
const CR = 13

/** An empty line: `end` is where the block before it ends, `next` its own second line break, which starts the data. */
export interface EmptyLine {
  readonly end: number
  readonly next: number
}

/** The first empty line from an index on: CRLFCRLF, LFLF or CRCR. */
export const findEmptyLine = (bytes: Uint8Array, from: number): EmptyLine | null => {
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte !== LF && byte !== CR) continue
    if (bytes[at + 1] === byte) return { end: at, next: at + 1 }
    if (byte === CR && bytes[at + 1] === LF && bytes[at + 2] === CR && bytes[at + 3] === LF) {
      return { end: at, next: at + 2 }
    }
  }
  return null
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The headers of a part in their order and spelling: folded lines are joined, and a name ends at the first
 * ":" ([I3]). Bytes that are no UTF-8 throw a TypeError.
 */
export const parsePartHeaders = (block: Uint8Array): Headers => {
  const headers = new Headers()
  const text = utf8.decode(block).replace(/(?:\r\n|\n|\r)[ \t]/g, ' ')
  for (const line of text.split(/[\r\n]/)) {
    if (line.trim() === '') continue
    const colon = line.indexOf(':')
    const name = colon === -1 ? line : line.slice(0, colon)
    headers.add(strip(name), colon === -1 ? '' : strip(line.slice(colon + 1)))
  }
  return headers
}
