import { BODY, generate } from './chunks.ts'

// The types of Workers do not know it yet.
const { from } = ReadableStream as unknown as {
  from(body: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array>
}

const join = async (body: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    length += chunk.byteLength
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

/** What the platform does by itself: a short answer, 100 KiB at once, a generator as a stream, and one joined by hand. */
export default {
  fetch({ url }: Request): Response | Promise<Response> {
    if (url.endsWith('/body')) return new Response(BODY)
    if (url.endsWith('/generator')) return new Response(from(generate()))
    if (url.endsWith('/joined')) return join(generate()).then((whole) => new Response(whole))
    return new Response('hello world')
  },
}
