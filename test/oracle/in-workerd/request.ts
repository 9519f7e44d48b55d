import { HTTPException } from '../../../src/wrappers/exceptions/http-exception.ts'
import { readAll, readStream } from '../../../src/wrappers/read-body.ts'
import { Request } from '../../../src/wrappers/request.ts'
import type { RecordedRequest, RequestCase } from '../request-case.ts'
import { describeAttribute, isDescribed } from './describe-attribute.ts'
import { describeBytes, fromBase64 } from './describe-value.ts'

/** The Worker in which the cases of request.jsonl run. */
export default {
  fetch: async (request: globalThis.Request): Promise<Response> => {
    const outcomes: unknown[] = []
    for (const recorded of await request.json<RequestCase[]>()) {
      outcomes.push(await runCase(recorded))
    }
    return Response.json(outcomes)
  },
}

/** Every recorded attribute, each on a request of its own; the steps of a sequence share one. */
const runCase = async ({ request, expect }: RequestCase): Promise<Record<string, unknown>> => {
  const outcome: Record<string, unknown> = {}
  for (const [attribute, expected] of Object.entries(expect)) {
    if (attribute === 'sequence') continue
    outcome[attribute] = await run(createRequest(request), attribute, expected)
  }
  if (expect.sequence !== undefined) {
    const shared = createRequest(request)
    const steps: unknown[] = []
    for (const [step, expected] of expect.sequence) {
      steps.push([step, await run(shared, step, expected)])
    }
    outcome['sequence'] = steps
  }
  return outcome
}

const run = async (request: Request, step: string, expected: unknown): Promise<unknown> => {
  try {
    return await describeStep(request, step, expected)
  } catch (error) {
    return describeError(error)
  }
}

/** `get_data(as_text=True)`, `stream.read`, `get_json_force_silent`, or an attribute. */
const describeStep = async (
  request: Request,
  step: string,
  expected: unknown,
): Promise<unknown> => {
  const [name = '', keywords = ''] = step.split(/[()]/)
  if (name === 'stream.read') {
    return describeBytes(await readAll(readStream(request.stream)), expected)
  }
  if (name.startsWith('get_json') || name.startsWith('get_data')) {
    const [method, ...flags] = name.split(/(?<=get_(?:json|data))_/)
    const options = readKeywords(keywords, flags.join('_'))
    const value = method === 'get_json' ? request.get_json(options) : getData(request, options)
    return describeAttribute(method ?? '', await value, expected)
  }
  if (!isDescribed(request, name)) throw new Error(`The request has no attribute ${name}`)
  return describeAttribute(name, await request[name], expected)
}

const getData = (
  request: Request,
  options: Record<string, boolean>,
): Promise<string | Uint8Array> =>
  options['as_text'] === true
    ? request.get_data({ ...options, as_text: true })
    : request.get_data(options)

/** Python's `as_text=True, cache=False`, and flags in an attribute's name: `text`, `force_silent`. */
const readKeywords = (keywords: string, flags: string): Record<string, boolean> => {
  const pairs = keywords.split(',').filter((keyword) => keyword !== '')
  return Object.fromEntries([
    ...pairs.map((pair): [string, boolean] => {
      const [key = '', value] = pair.trim().split('=')
      return [key, value === 'True']
    }),
    ...flags
      .split('_')
      .filter((flag) => flag !== '')
      .map((flag): [string, boolean] => [flag === 'text' ? 'as_text' : flag, true]),
  ])
}

const createRequest = ({ method, url, headers, ...recorded }: RecordedRequest): Request => {
  const pairs = headers.map(([...pair]) => pair)
  const body = readBody(recorded)
  // Fetch refuses methods that it does not know, which HTTP would carry.
  const isKnown = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'].includes(method)
  const raw = new globalThis.Request(url, {
    method: isKnown ? method : 'POST',
    headers: pairs,
    body,
  })
  if (!isKnown) Object.defineProperty(raw, 'method', { value: method })
  return new Request(raw)
}

const readBody = ({
  body_base64: whole = null,
  body_repeat: repeat,
}: Partial<RecordedRequest>): Blob | null => {
  if (repeat === undefined) return whole === null ? null : new Blob([fromBase64(whole)])
  return new Blob(
    repeat.flatMap(([piece, count]) => Array<Uint8Array>(count).fill(fromBase64(piece))),
  )
}

const describeError = (error: unknown): unknown => {
  if (error instanceof HTTPException) {
    const { code, description } = error
    return { $error: { type: error.constructor.name, code, description } }
  }
  if (error instanceof Error) {
    return { $error: { type: error.name, message: error.message, stack: error.stack } }
  }
  throw error
}
