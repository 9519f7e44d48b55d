import { Request } from '../../src/wrappers/request.ts'

/** A Worker that passes every file of a form into a WritableStream and answers how many bytes that were. */
export default {
  async fetch(raw: globalThis.Request): Promise<Response> {
    let length = 0
    const count = new WritableStream<Uint8Array>({
      write: (chunk) => {
        length += chunk.length
      },
    })
    for await (const part of new Request(raw).iter_parts()) {
      if (part.kind === 'file') await part.file.save(count, { preventClose: true })
    }
    return new Response(String(length))
  },
}
