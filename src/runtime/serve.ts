import type { Method } from '../plugin/endpoint.ts'
import { match } from '../routing/match.ts'
import type { Values } from '../routing/values.ts'
import { createSession } from '../session/session.ts'
import { BadHost } from '../wrappers/exceptions/bad-request.ts'
import { RequestRedirect } from '../wrappers/exceptions/request-redirect.ts'
import { Request } from '../wrappers/request.ts'
import { Response } from '../wrappers/response.ts'
import { pathOfUrl, replacePath } from '../wrappers/split-url.ts'
import { toFetch } from '../wrappers/to-fetch.ts'
import { answerError } from './answer-error.ts'
import type { Hook } from './default-hook.ts'
import type { Plugin } from './endpoint.ts'
import type { Exchange } from './exchange.ts'
import { createProblem } from './problem.ts'
import { sendFetchResponse } from './send-fetch-response.ts'

type FetchResponse = globalThis.Response

/**
 * Answers a request by the plugin's rules, with the settings of a hook. It never throws: whatever
 * goes wrong becomes an answer here. Where nothing has to be waited for, no promise is made.
 */
export const serve = (
  plugin: Plugin,
  hook: Hook,
  exchange: Exchange,
): FetchResponse | Promise<FetchResponse> => {
  try {
    const sent = route(plugin, hook, exchange)
    return sent instanceof Promise ? sent.catch((error) => answerError(exchange, error)) : sent
  } catch (error) {
    return answerError(exchange, error)
  }
}

const route = (
  plugin: Plugin,
  hook: Hook,
  exchange: Exchange,
): FetchResponse | Promise<FetchResponse> => {
  const path = pathOfUrl(exchange.href)
  const file = plugin.links?.(path, exchange)
  if (file !== undefined) return file.then((sent) => sendFetchResponse(sent, exchange))
  const found = match(
    plugin.table,
    exchange.method,
    hook.root_path === '' ? path : path.slice(hook.root_path.length),
  )
  switch (found.kind) {
    case 'found':
      return invoke({ plugin, hook, exchange }, found.rule, found.captures)
    case 'redirect':
      return redirectTo(exchange, hook.root_path + found.target)
    case 'wrong-method':
      return toFetch(refuseMethod(exchange, found.allowed), exchange)
    case 'nothing':
      return toFetch(createProblem(404, exchange), exchange)
    default:
      return found satisfies never
  }
}

interface Call {
  readonly plugin: Plugin
  readonly hook: Hook
  readonly exchange: Exchange
}

const invoke = (
  { plugin, hook, exchange }: Call,
  rule: number,
  values: Values,
): FetchResponse | Promise<FetchResponse> => {
  const endpoint = plugin.endpoints[rule]
  const Handler = plugin.handlers[rule]
  if (endpoint === undefined || Handler === undefined) {
    throw new Error(`The route table has a rule ${rule} without an endpoint; run the build again`)
  }
  exchange.endpoint = endpoint
  exchange.settings = hook.settingsOf(endpoint.group)
  exchange.tools = plugin.tools
  const handler = new Handler(createSession(exchange, plugin.session))
  const request = new Request(exchange.raw, hook)
  // The build has typed values and settings by the declarations that this table is made of.
  const answer: unknown = handler._invoke(request, values as never, exchange.settings as never)
  if (answer instanceof Response) return toFetch(answer, exchange)
  if (!isThenable(answer)) return send(answer, endpoint.id, exchange)
  exchange.startClock()
  return Promise.resolve(answer).then((settled) => send(settled, endpoint.id, exchange))
}

const isThenable = (answer: unknown): answer is PromiseLike<unknown> =>
  typeof answer === 'object' && answer !== null && 'then' in answer

const send = (
  answer: unknown,
  id: string,
  exchange: Exchange,
): FetchResponse | Promise<FetchResponse> => {
  if (answer instanceof Response) return toFetch(answer, exchange)
  if (answer instanceof globalThis.Response) return sendFetchResponse(answer, exchange)
  throw new TypeError(`${id}: _invoke returned ${describe(answer)}`)
}

const describe = (answer: unknown): string => {
  if (answer === undefined || answer === null) return 'nothing; return new Response(body)'
  if (typeof answer === 'string') return 'a string; return new Response(text)'
  if (typeof answer === 'object' && ('next' in answer || Symbol.asyncIterator in answer)) {
    return 'a generator; return new Response(generate())'
  }
  return `a value of type ${typeof answer}; return new Response(JSON.stringify(value), { mimetype: 'application/json' })`
}

/** The absolute URL, as Werkzeug has it, and the query as it was sent ([E1]). */
const redirectTo = (exchange: Exchange, path: string): FetchResponse | Promise<FetchResponse> => {
  try {
    const target = replacePath(exchange.href, path)
    return toFetch(new RequestRedirect(target).get_response(), exchange)
  } catch (cause) {
    // The rest is encoded; the authority is what the caller wrote into Host.
    throw new BadHost(null, { cause })
  }
}

const refuseMethod = (exchange: Exchange, allowed: readonly Method[]): Response => {
  const response = createProblem(405, exchange)
  response.headers.set('Allow', allowed.join(', '))
  return response
}
