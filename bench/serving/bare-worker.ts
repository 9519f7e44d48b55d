import { BODY, generate } from './chunks.ts'

// The types of Workers do not know it yet.
const { from } = ReadableStream as unknown as {
  from(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array>
}

/** What the platform does by itself: a short answer, 100 KiB at once, and a generator as a stream. */
export default {
  fetch({ url }: Request): Response {
    if (url.endsWith('/body')) return new Response(BODY)
    if (url.endsWith('/generator')) return new Response(from(generate()))
    return new Response('hello world')
  },
}
