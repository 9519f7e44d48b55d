import { createParser } from 'eventsource-parser'

import { readChunks } from './read-chunks.ts'

// One event may carry a whole answer or a piece of audio; what is larger than this is no event stream.
const MAX_EVENT_CHARACTERS = 16 * 1024 * 1024

/**
 * Reads a server-sent event stream (WHATWG HTML, section 9.2) and gives the data of each event that
 * has any, so keep-alives give nothing. A last event without its blank line counts as well. Leaving
 * the iteration, or the signal, cancels the stream.
 */
export async function* readEventData(
  body: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<string, void, void> {
  const ready: string[] = []
  const parser = createParser({
    maxBufferSize: MAX_EVENT_CHARACTERS,
    onEvent: ({ data }) => {
      if (data !== '') ready.push(data)
    },
    // Unknown fields are ignored as the specification asks; only too large an event is an error.
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') throw error
    },
  })
  const decoder = new TextDecoder()
  for await (const chunk of readChunks(body, signal)) {
    parser.feed(decoder.decode(chunk, { stream: true }))
    yield* ready.splice(0)
  }
  parser.feed(`${decoder.decode()}\n\n`)
  yield* ready
}
