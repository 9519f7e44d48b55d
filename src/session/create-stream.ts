/**
 * Gives a generator as it is, but for its end: `return()` and `throw()` first abort the signal that the
 * generator was made with. On its own a generator queues them behind a `next()` that still waits.
 */
export function createStream<T>(
  generate: (left: AbortSignal) => AsyncGenerator<T, void, void>,
): AsyncGenerator<T, void, void> {
  const leaving = new AbortController()
  const generator = generate(leaving.signal)
  const leave = (): void => leaving.abort(new DOMException('the stream was left', 'AbortError'))
  return {
    next: async () => {
      try {
        return await generator.next()
      } catch (error) {
        // Who left is told no error, least of all that of the leaving.
        if (leaving.signal.aborted) return { done: true, value: undefined }
        throw error
      }
    },
    return: (value) => {
      leave()
      return generator.return(value)
    },
    throw: (error) => {
      leave()
      return generator.throw(error)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
