import { closeBody, type Delivery } from './delivery.ts'
import type { Headers as HeaderList } from './headers.ts'
import { concatBytes } from './concat-bytes.ts'
import { observeStream } from './observe-stream.ts'
import { chunksOf, encodeChunk, isSequence, type Sequence } from './response-body.ts'
import type { Response } from './response.ts'
import { hasNoBody } from './status.ts'
import { streamBody } from './stream-body.ts'
import { wireValue } from './wire-value.ts'

type FetchResponse = globalThis.Response

/**
 * Gives the Fetch response of a handler's answer. A body that is there goes at once, a generator or
 * a stream piece by piece; HEAD, and the statuses without a body, close it unread.
 */
export const toFetch = (
  response: Response,
  delivery: Delivery,
): FetchResponse | Promise<FetchResponse> => {
  delivery.status = response._status_code
  try {
    return send(response, delivery)
  } catch (error) {
    void closeBody(response, delivery)
    throw error
  }
}

const send = (response: Response, delivery: Delivery): FetchResponse | Promise<FetchResponse> => {
  const body = response.response
  const code = response._status_code
  // Fetch refuses a body with 205 as well (RFC 9110, section 15.3.6).
  if (delivery.method === 'HEAD' || hasNoBody(code) || code === 205) {
    return sendHead(response, delivery)
  }
  if (typeof body === 'string' || body === null || body instanceof Uint8Array) {
    return sendWhole(response, body, delivery)
  }
  if (isSequence(body)) return sendWhole(response, joinChunks(body), delivery)
  return sendStreamed(response, body, delivery).catch((error: unknown) => {
    void closeBody(response, delivery)
    throw error
  })
}

const sendWhole = (
  response: Response,
  body: string | Uint8Array | null,
  delivery: Delivery,
): FetchResponse => {
  const answer = createAnswer(headOf(response), body)
  complete(response, delivery)
  return answer
}

/** The body is handed over whole. */
const complete = (response: Response, delivery: Delivery): void => {
  delivery.settle('complete')
  if (response._on_close !== null) void closeBody(response, delivery)
}

/** Status and headers as they are at one time: what a generator does to them while it runs comes too late. */
interface Head {
  readonly init: ResponseInit | undefined
  /** Null where there is only the type. */
  readonly list: HeaderList | null
  readonly type: string | null
}

const headOf = (response: Response): Head => ({
  init: initOf(response),
  list: response._headers === null ? null : response.get_wsgi_headers(),
  type: response._content_type,
})

const createAnswer = (
  { init, list, type }: Head,
  body: string | Uint8Array | ReadableStream | null,
): FetchResponse => {
  const answer = new globalThis.Response(body, init)
  // Setting headers afterwards costs a third of giving them to the constructor.
  if (list !== null) writeHeaders(list, answer.headers)
  else if (type !== null) answer.headers.set('content-type', wireType(type))
  else answer.headers.delete('content-type')
  return answer
}

let lastType = ''
let lastWireType = ''

/** A content type as it is sent, of which the one before is remembered: it is mostly the same. */
const wireType = (type: string): string => {
  if (type !== lastType) {
    lastWireType = appendHeader(new Headers(), 'Content-Type', type)
    lastType = type
  }
  return lastWireType
}

const sendHead = (response: Response, delivery: Delivery): FetchResponse => {
  const answer = new globalThis.Response(null, initOf(response))
  writeHeaders(response.get_wsgi_headers(), answer.headers)
  delivery.settle('complete')
  void closeBody(response, delivery)
  return answer
}

const sendStreamed = async (
  response: Response,
  body: ReadableStream | Iterable<unknown> | AsyncIterable<unknown>,
  delivery: Delivery,
): Promise<FetchResponse> => {
  delivery.startClock()
  const head = headOf(response)
  const sending = { response, delivery, length: tryHeaders(head) }
  const answer = (sent: string | Uint8Array | ReadableStream): FetchResponse => {
    const made = createAnswer(head, sent)
    if (!(sent instanceof ReadableStream)) complete(response, delivery)
    // Deployed, the edge compresses and lets every chunk through; the local server does not.
    else if (delivery.isLocal && !made.headers.has('content-encoding')) {
      made.headers.set('content-encoding', 'identity')
    }
    return made
  }
  if (body instanceof ReadableStream) return answer(observeStream(body, sending))
  return await streamBody(body, sending, answer)
}

/** Gives the length that the headers tell. What cannot be sent is found here, before the generator runs. */
const tryHeaders = ({ list, type }: Head): number | null => {
  if (list === null) {
    wireType(type ?? '')
    return null
  }
  writeHeaders(list, new Headers())
  return readLength(list)
}

/** The init of a response that is not simply 200; its absence saves a tenth of a request. */
const initOf = ({
  _status_code: status,
  _status: text,
  _headers: headers,
}: Response): ResponseInit | undefined => {
  const init =
    text === null ? statusOf(status) : { status, statusText: text.slice(text.indexOf(' ') + 1) }
  // The body is encoded already, as Werkzeug has it; workerd would do it once more.
  if (headers?.has('Content-Encoding') === true) return { ...init, encodeBody: 'manual' }
  return init
}

const statusOf = (status: number): ResponseInit | undefined =>
  status === 200 ? undefined : { status }

/** Adds the headers, each as often as it is there; the first Content-Type replaces the platform's. */
const writeHeaders = (from: HeaderList, to: Headers): void => {
  to.delete('content-type')
  for (const [name, value] of from._list) appendHeader(to, name, value)
}

/** Adds a header and gives its value as it is sent. */
const appendHeader = (to: Headers, name: string, value: string): string => {
  const text = wireValue(name, value)
  try {
    to.append(name, text)
    return text
  } catch (cause) {
    throw new RangeError(
      `The header "${name}" cannot be sent: its name or its value holds what HTTP does not allow`,
      { cause },
    )
  }
}

const readLength = (headers: HeaderList): number | null => {
  const length = headers.get('Content-Length')
  return length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null
}

const joinChunks = (body: Sequence): Uint8Array => concatBytes(chunksOf(body).map(encodeChunk))
