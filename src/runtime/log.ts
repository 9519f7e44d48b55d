import type { CompiledEndpoint } from '../plugin/compiled-plugin.ts'
import type { Outcome } from '../wrappers/delivery.ts'
import { cleanText } from './clean-text.ts'
import { describeError } from './describe-error.ts'
import { requestIdPrefix } from './request-id.ts'

/** One line of the log: JSON in production; `error` is written with its stack. */
export type LogEntry = Readonly<Record<string, unknown>>

/** What a request's one line tells; never a path, a query, a header, a body or a secret. */
export interface RequestLine {
  readonly method: string
  /** The endpoint that the path fits, or null: its rule is told. */
  readonly endpoint: CompiledEndpoint | null
  readonly status: number
  /** The number of the request, which ends its id. */
  readonly number: number
}

/**
 * Writes the line of a request: `duration` is the milliseconds of waiting until the last byte was
 * handed over; the outcome is told where the body was not sent whole.
 */
export const writeRequest = (line: RequestLine, duration: number, outcome: Outcome): void => {
  const end = outcome === 'complete' ? '"}' : `","outcome":"${outcome}"}`
  // Put together by hand: JSON.stringify would cost a tenth of a request.
  // oxlint-disable-next-line no-console -- the log of a Worker
  console.log(headOf(line, duration) + (line.number + end))
}

interface Head {
  readonly method: string
  readonly status: number
  readonly text: string
}

/** The last head of an endpoint that did not wait: mostly the next request has the same. As many as endpoints. */
const heads = new Map<CompiledEndpoint, Head>()

const headOf = (line: RequestLine, duration: number): string => {
  const { method, endpoint, status } = line
  if (endpoint === null || duration !== 0) return formatHead(line, duration)
  const known = heads.get(endpoint)
  if (known !== undefined && known.status === status && known.method === method) return known.text
  const text = formatHead(line, duration)
  heads.set(endpoint, { method, status, text })
  return text
}

// Joined, it is one text in memory; a template would be put together again for every line.
const formatHead = ({ method, endpoint, status }: RequestLine, duration: number): string =>
  [
    `{"method":"${method}","rule":${JSON.stringify(endpoint?.rule ?? null)}`,
    `,"status":${status},"duration":${duration},"request_id":"${requestIdPrefix()}`,
  ].join('')

/** What decides how an entry is written. */
export interface LogOptions {
  /** An error's stack is then written as text, which people can read. */
  readonly isDevelopment: boolean
  /** What no line may have: it is masked. */
  readonly secrets: readonly string[]
}

/** Writes an entry; its texts are cleaned of what a log must not have. */
export const writeEntry = (entry: LogEntry, { isDevelopment, secrets }: LogOptions): void => {
  const { error, ...rest } = entry
  const clean = (_key: string, value: unknown): unknown =>
    typeof value === 'string' ? cleanText(value, secrets) : value
  const text = 'error' in entry ? describeError(error) : undefined
  const line =
    isDevelopment && text !== undefined
      ? `${JSON.stringify(rest, clean)}\n${cleanText(text, secrets)}`
      : JSON.stringify(text === undefined ? rest : { ...rest, error: text }, clean)
  // oxlint-disable-next-line no-console -- the log of a Worker
  if (entry['level'] === 'error') console.error(line)
  // oxlint-disable-next-line no-console -- the log of a Worker
  else console.log(line)
}
