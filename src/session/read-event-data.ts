import { createParser } from 'eventsource-parser'

// The SDK gives a back call up after as many seconds without a word.
const SILENCE_MS = 250_000
// One event may carry a whole answer or a piece of audio; what is larger than this is no event stream.
const MAX_EVENT_CHARACTERS = 16 * 1024 * 1024

/**
 * Reads a server-sent event stream (WHATWG HTML, section 9.2) and gives the data of each event that
 * has any, so keep-alives give nothing. A last event without its blank line counts as well. Leaving
 * the iteration cancels the stream.
 */
export async function* readEventData(
  body: ReadableStream<Uint8Array>,
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
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await readInTime(reader)
      parser.feed(done ? `${decoder.decode()}\n\n` : decoder.decode(value, { stream: true }))
      yield* ready.splice(0)
      if (done) return
    }
  } finally {
    // Of a stream that failed or ended, cancelling has nothing left to say.
    reader.cancel().catch(() => undefined)
  }
}

async function readInTime(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  let timer: number | null = null
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`nothing came for ${SILENCE_MS / 1000} seconds`))
    }, SILENCE_MS)
  })
  try {
    return await Promise.race([reader.read(), silence])
  } finally {
    clearTimeout(timer)
  }
}
