// The SDK gives a back call up after as many seconds without a word.
const SILENCE_MS = 250_000

/**
 * Gives the chunks of a body as they come; throws where none comes for long, or with the signal's reason
 * as soon as it aborts, whatever the stream makes of it. Leaving the iteration cancels the body.
 */
export async function* readChunks(
  body: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await readInTime(reader, signal)
      if (done) return
      yield value
    }
  } finally {
    // Of a stream that failed or ended, cancelling has nothing left to say.
    reader.cancel().catch(() => undefined)
  }
}

async function readInTime(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  signal?: AbortSignal,
): Promise<ReadableStreamReadResult<Uint8Array>> {
  signal?.throwIfAborted()
  const end = Promise.withResolvers<never>()
  const leave = (): void => end.reject(signal?.reason)
  const timer = setTimeout(() => {
    end.reject(new Error(`nothing came for ${SILENCE_MS / 1000} seconds`))
  }, SILENCE_MS)
  signal?.addEventListener('abort', leave, { once: true })
  try {
    return await Promise.race([reader.read(), end.promise])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', leave)
  }
}
