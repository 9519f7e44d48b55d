import { HTTPException } from '../../../src/wrappers/exceptions/http-exception.ts'
import type { Chunk, ResponseBody } from '../../../src/wrappers/response-body.ts'
import { Response } from '../../../src/wrappers/response.ts'
import { hasNoBody } from '../../../src/wrappers/status.ts'
import type {
  RecordedAnswer,
  RecordedBody,
  RecordedChunk,
  RecordedError,
  ResponseCase,
} from '../response-case.ts'
import { performOp } from './perform-op.ts'
import { readSent } from './read-sent.ts'

/** The Worker in which the cases of response.jsonl run. */
export default {
  fetch: async (request: Request): Promise<globalThis.Response> => {
    const outcomes: unknown[] = []
    for (const recorded of await request.json<ResponseCase[]>()) {
      outcomes.push(await runCase(recorded))
    }
    return globalThis.Response.json(outcomes)
  },
}

const runCase = async (recorded: ResponseCase): Promise<RecordedAnswer | RecordedError> => {
  const now = Date.parse(recorded.now)
  Date.now = () => now
  let at = 'construct'
  try {
    const { response: body, ...options } = recorded.construct
    const response = new Response(readBody(body), options)
    for (const [index, op] of recorded.ops.entries()) {
      at = `op ${index}`
      await performOp(response, op, recorded.for_request_method)
    }
    at = 'send'
    return await send(response, recorded)
  } catch (error) {
    return describeError(error, at)
  }
}

const readChunk = (chunk: RecordedChunk): Chunk =>
  typeof chunk === 'string'
    ? chunk
    : Uint8Array.from(atob(chunk.base64), (byte) => byte.charCodeAt(0))

const readBody = (body: RecordedBody): ResponseBody => {
  if (body === null) return null
  if ('text' in body) return body.text
  if ('base64' in body) return readChunk(body)
  if ('list' in body) return body.list.map(readChunk)
  return generate(body.chunks)
}

async function* generate(chunks: readonly RecordedChunk[]): AsyncGenerator<Chunk> {
  for (const chunk of chunks) yield readChunk(chunk)
}

const send = async (
  response: Response,
  { for_request_method: method, fetch_refuses }: ResponseCase,
): Promise<RecordedAnswer> => {
  const headers = response.get_wsgi_headers().to_wsgi_list()
  const answer = {
    status_code: response.status_code,
    status: response.status,
    headers,
    props: readProperties(response),
  }
  const body =
    fetch_refuses === true
      ? await readUnsent(response, method)
      : await readSent(response, method, headers)
  const text = Array.from(body, (byte) => String.fromCharCode(byte)).join('')
  return { ...answer, body_base64: btoa(text) }
}

const readProperties = (response: Response): Record<string, unknown> => ({
  mimetype: response.mimetype,
  mimetype_params: [...response.mimetype_params],
  content_type: response.content_type,
  content_length: response.content_length,
  is_json: response.is_json,
  etag: response.get_etag(),
  is_streamed: response.is_streamed,
  is_sequence: response.is_sequence,
})

const readUnsent = async (response: Response, method: string): Promise<Uint8Array> => {
  if (method === 'HEAD' || hasNoBody(response.status_code)) return new Uint8Array()
  return response.get_data()
}

const describeError = (error: unknown, at: string): RecordedError => {
  if (error instanceof HTTPException) {
    const { code } = error
    const headers = error.get_headers()
    return {
      error: { type: error.constructor.name, at, headers, ...(code === null ? {} : { code }) },
    }
  }
  if (error instanceof Error)
    return { error: { type: error.name, at, message: String(error.stack) } }
  throw error
}
