import { blotKey } from './blot-key.ts'
import { readBodyText } from './read-body-text.ts'
import type { SessionContext } from './session-context.ts'
import { UpstreamRefusal } from './upstream-refusal.ts'

/** A request to a service that a session stands on. */
export interface UpstreamRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  /** Sent as a bearer token, and blotted out of whatever the service says. */
  readonly api_key?: string | undefined
  /** A form is sent as one, anything else as JSON. */
  readonly body?: unknown
  /** Who is asked, for the log: `{ app_id }`. */
  readonly subject: Readonly<Record<string, string>>
}

const TRIES = 4
const DEADLINE_MS = 30_000
const FIRST_WAIT_MS = 500
// As long as a stream may be silent; a service that has not answered by then will not.
const ANSWER_MS = 250_000
const REFUSAL_BOUNDS = { limit: 64 * 1024, ms: 10_000 }

/**
 * Fetches and gives the successful answer with its body unread. Asks again, with growing waits and
 * for half a minute at most, where the service is crowded (`too_many_requests`), failing (5xx) or not
 * reached; every other refusal is thrown as it is.
 */
export async function fetchUpstream(
  context: SessionContext,
  request: UpstreamRequest,
  signal: AbortSignal = context.signal,
): Promise<Response> {
  const init = createInit(request)
  const deadline = Date.now() + DEADLINE_MS
  for (let attempt = 1; ; attempt += 1) {
    const { response, refusal } = await attemptOnce(request, init, signal)
    if (response !== undefined) return response
    const wait = chooseWait(attempt, refusal.retry_after)
    if (!isTransient(refusal.error) || attempt === TRIES || Date.now() + wait > deadline) {
      throw refusal.error
    }
    context.log({
      level: 'warn',
      message: 'asking again after a refusal',
      request_id: context.request_id,
      ...request.subject,
      attempt,
      status: refusal.error.status,
      wait_ms: Math.round(wait),
    })
    await sleep(wait, signal)
  }
}

interface Refusal {
  readonly error: UpstreamRefusal
  readonly retry_after: string | null
}

async function attemptOnce(
  { url, api_key }: UpstreamRequest,
  init: RequestInit,
  signal: AbortSignal,
): Promise<{ response: Response; refusal?: never } | { response?: never; refusal: Refusal }> {
  const patience = new AbortController()
  const timer = setTimeout(() => {
    patience.abort(new Error(`no answer within ${ANSWER_MS / 1000} seconds`))
  }, ANSWER_MS)
  try {
    const response = await fetch(url, {
      ...init,
      signal: AbortSignal.any([signal, patience.signal]),
    })
    if (response.ok) return { response }
    const error = new UpstreamRefusal(
      response.status,
      blotKey(await readRefusal(response), api_key),
    )
    return { refusal: { error, retry_after: response.headers.get('retry-after') } }
  } catch (error) {
    signal.throwIfAborted()
    const said = error instanceof Error ? error.message : String(error)
    const text = blotKey(said, api_key)
    const cause = text === said ? error : undefined
    return { refusal: { error: new UpstreamRefusal(0, text, { cause }), retry_after: null } }
  } finally {
    clearTimeout(timer)
  }
}

async function readRefusal(response: Response): Promise<string> {
  if (response.status >= 400) return (await readBodyText(response, REFUSAL_BOUNDS)).text
  await response.body?.cancel()
  return `a redirect to ${response.headers.get('location') ?? 'nowhere'}: is the base URL right?`
}

/** Makes of a request what every attempt sends; throws for a body that JSON does not hold. */
function createInit({ method, api_key, body }: UpstreamRequest): RequestInit {
  const headers = new Headers()
  if (api_key !== undefined) headers.set('authorization', `Bearer ${api_key}`)
  // A redirect would turn a POST into a GET and could carry the key to another host.
  const init: RequestInit = { method, headers, redirect: 'manual' }
  if (body === undefined || body instanceof FormData) return { ...init, body: body ?? null }
  headers.set('content-type', 'application/json')
  return { ...init, body: formatJson(body) }
}

// TypeScript does not know it yet.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown }

function formatJson(body: unknown): string {
  try {
    // An integer of JSON may be of any size, and Python, which reads it, has them all.
    return JSON.stringify(body, (_, value: unknown) =>
      typeof value === 'bigint' ? rawJSON(String(value)) : value,
    )
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TypeError(`an argument cannot be sent as JSON: ${reason}`, { cause: error })
  }
}

// Dify's rate_limit_error and OpenAI's insufficient_quota are 429s that no waiting helps.
const isTransient = ({ status, code }: UpstreamRefusal): boolean =>
  status === 0 ||
  status >= 500 ||
  (status === 429 && (code === 'too_many_requests' || code === 'rate_limit_exceeded'))

/** The wait that the service asks for (RFC 9110, section 10.2.3), else a growing one with jitter. */
function chooseWait(attempt: number, retryAfter: string | null): number {
  if (retryAfter !== null && retryAfter !== '') {
    const wait = /^\d+$/.test(retryAfter)
      ? Number(retryAfter) * 1000
      : Date.parse(retryAfter) - Date.now()
    if (!Number.isNaN(wait)) return Math.max(wait, 0)
  }
  return FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', leave)
      resolve()
    }, ms)
    signal.addEventListener('abort', leave, { once: true })
  })
}
