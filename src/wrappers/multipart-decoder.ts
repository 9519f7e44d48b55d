import { BUFFER_LIMIT } from './buffer-limit.ts'
import { concatBytes } from './concat-bytes.ts'
import { unreachable } from '../unreachable.ts'
import { RequestEntityTooLarge } from './exceptions/client-errors.ts'
import { findDelimiter, findFirstDelimiter, type DelimiterSearch } from './find-delimiter.ts'
import type { Headers } from './headers.ts'
import { findEmptyLine, parsePartHeaders } from './part-headers.ts'
import { parseOptionsHeader } from './parse-options-header.ts'

/** The head of a part: with a file name, even an empty one, it is a file, else a field. */
interface PartHead {
  readonly kind: 'part'
  readonly name: string | null
  readonly filename: string | null
  readonly headers: Headers
}

/** What a multipart body consists of: each part is a head, pieces of data and an end. */
export type MultipartEvent =
  | PartHead
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'end' }

/** What a body may hold; null is no limit. */
export interface MultipartLimits {
  /** The most bytes of a field, and of what has to be held to go on: a preamble, headers, an epilogue. */
  readonly max_form_memory_size: number | null
  readonly max_form_parts: number | null
}

/**
 * The most bytes that are held to go on, whatever the limits: they are looked at again with every read, and
 * without a bound a delimiter with endless blanks would take quadratic time.
 */
const MOST_HELD = 500_000

/** A body that is no multipart message, or breaks off. */
export class MultipartError extends Error {}

const readPartHead = (block: Uint8Array): PartHead => {
  const headers = parsePartHeadersOrFail(block)
  const disposition = headers.get('content-disposition')
  if (disposition === null) throw new MultipartError('a part has no Content-Disposition header')
  const { options } = parseOptionsHeader(disposition)
  const name = options.get('name') ?? null
  return { kind: 'part', name, filename: options.get('filename') ?? null, headers }
}

const parsePartHeadersOrFail = (block: Uint8Array): Headers => {
  try {
    return parsePartHeaders(block)
  } catch (error) {
    throw new MultipartError("a part's headers are not UTF-8", { cause: error })
  }
}

const LF = 10
const CR = 13

/** How long the line break at the beginning of a part's data is. */
const lineBreakLength = (bytes: Uint8Array): number => (bytes[0] === CR && bytes[1] === LF ? 2 : 1)

/**
 * Cuts a multipart body into events while it arrives (Werkzeug's `MultipartDecoder`, [I2], [I3]). It holds
 * only what it cannot decide upon yet, and gives data as views of the pieces that it was fed.
 */
export class MultipartDecoder {
  readonly #dashBoundary: Uint8Array
  readonly #limits: MultipartLimits
  #state: 'preamble' | 'head' | 'data-start' | 'data' | 'epilogue' = 'preamble'
  #held: Uint8Array = new Uint8Array(0)
  /** How much of a preamble or an epilogue was passed over; it counts as if it were held. */
  #passed = 0
  /** How far the held head was searched for its end. */
  #searched = 0
  #parts = 0
  /** How many bytes the field has so far; null in a file, which has no limit. */
  #fieldSize: number | null = null

  constructor(boundary: string, limits: MultipartLimits) {
    this.#dashBoundary = new TextEncoder().encode(`--${boundary}`)
    this.#limits = limits
  }

  /** The events that a piece completes. A body over its limits is a 413, a broken one a MultipartError. */
  *feed(piece: Uint8Array): IterableIterator<MultipartEvent> {
    const limit = this.#limits.max_form_memory_size ?? BUFFER_LIMIT
    const held = this.#held.length
    if (held > MOST_HELD || held + this.#passed + piece.length > limit) {
      throw new RequestEntityTooLarge()
    }
    this.#held = held === 0 ? piece : concatBytes([this.#held, piece])
    while (yield* this.#step());
  }

  /** Says that the body has ended, which it must not before its closing delimiter. */
  finish(): void {
    if (this.#state !== 'epilogue') throw new MultipartError('the body breaks off')
  }

  /** Reads one part of the grammar; false where that takes more bytes. */
  *#step(): Generator<MultipartEvent, boolean> {
    switch (this.#state) {
      case 'preamble':
        return this.#enter(findFirstDelimiter(this.#held, this.#dashBoundary))
      case 'head':
        return yield* this.#readHead()
      case 'data-start':
      case 'data':
        return yield* this.#readData()
      case 'epilogue':
        this.#pass(this.#held.length)
        return false
      default:
        return unreachable(this.#state)
    }
  }

  *#readHead(): Generator<MultipartEvent, boolean> {
    const line = findEmptyLine(this.#held, this.#searched)
    if (line === null) {
      // The last three bytes may begin an empty line.
      this.#searched = Math.max(0, this.#held.length - 3)
      return false
    }
    const head = readPartHead(this.#held.subarray(0, line.end))
    this.#parts += 1
    if (this.#parts > (this.#limits.max_form_parts ?? Infinity)) throw new RequestEntityTooLarge()
    this.#held = this.#held.subarray(line.next)
    this.#searched = 0
    this.#fieldSize = head.filename === null ? 0 : null
    this.#state = 'data-start'
    yield head
    return true
  }

  *#readData(): Generator<MultipartEvent, boolean> {
    const search = findDelimiter(this.#held, this.#dashBoundary)
    const end = search.kind === 'open' ? search.from : search.start
    if (search.kind === 'open' && end === 0) return false
    const start = this.#state === 'data-start' ? lineBreakLength(this.#held) : 0
    if (end > start) {
      this.#countField(end - start)
      yield { kind: 'data', bytes: this.#held.subarray(start, end) }
    }
    if (search.kind === 'open') {
      this.#held = this.#held.subarray(end)
      this.#state = 'data'
      return false
    }
    yield { kind: 'end' }
    return this.#enter(search)
  }

  #countField(length: number): void {
    if (this.#fieldSize === null) return
    this.#fieldSize += length
    if (this.#fieldSize > (this.#limits.max_form_memory_size ?? Infinity)) {
      throw new RequestEntityTooLarge()
    }
  }

  /** Goes on behind a delimiter; false where it may still be incomplete. */
  #enter(search: DelimiterSearch): boolean {
    if (search.kind === 'open') {
      this.#pass(search.from)
      return false
    }
    this.#held = this.#held.subarray(search.end)
    this.#passed = 0
    this.#state = search.last ? 'epilogue' : 'head'
    return true
  }

  #pass(length: number): void {
    this.#passed += length
    this.#held = this.#held.subarray(length)
  }
}
