import type { CompiledEndpoint } from '../plugin/compiled-plugin.ts'
import type { Outcome } from '../wrappers/delivery.ts'

/** One line of the log: JSON in production; `error` is written with its stack. */
export type LogEntry = Readonly<Record<string, unknown>>

/** What a request's one line tells; never a path, a query, a header, a body or a secret. */
export interface RequestLine {
  readonly method: string
  /** The endpoint that the path fits, or null: its rule is told. */
  readonly endpoint: CompiledEndpoint | null
  readonly status: number
  readonly request_id: string
  /** Milliseconds of waiting until the last byte was handed over. */
  readonly duration: number
  readonly outcome: Outcome
}

/** Writes the line of a request, with `outcome` where the body was not sent whole. */
export const writeRequest = (line: RequestLine): void => {
  const { request_id, outcome } = line
  const end = outcome === 'complete' ? '' : `,"outcome":"${outcome}"`
  // Put together by hand: JSON.stringify would cost a tenth of a request.
  // oxlint-disable-next-line no-console -- the log of a Worker
  console.log(`${headOf(line)}${request_id}"${end}}`)
}

interface Head {
  readonly method: string
  readonly status: number
  readonly text: string
}

/** The last head of an endpoint that did not wait: mostly the next request has the same. As many as endpoints. */
const heads = new Map<CompiledEndpoint, Head>()

const headOf = (line: RequestLine): string => {
  const { method, endpoint, status, duration } = line
  if (endpoint === null || duration !== 0) return formatHead(line)
  const known = heads.get(endpoint)
  if (known !== undefined && known.status === status && known.method === method) return known.text
  const text = formatHead(line)
  heads.set(endpoint, { method, status, text })
  return text
}

const formatHead = ({ method, endpoint, status, duration }: RequestLine): string =>
  `{"method":"${method}","rule":${JSON.stringify(endpoint?.path ?? null)},"status":${status},"duration":${duration},"request_id":"`

/** Writes an entry; in development an error's stack is written as text, which people can read. */
export const writeEntry = (entry: LogEntry, isDevelopment: boolean): void => {
  const { error, ...rest } = entry
  const text = 'error' in entry ? describeError(error) : undefined
  const line =
    isDevelopment && text !== undefined
      ? `${JSON.stringify(rest)}\n${text}`
      : JSON.stringify(text === undefined ? rest : { ...rest, error: text })
  // oxlint-disable-next-line no-console -- the log of a Worker
  if (entry['level'] === 'error') console.error(line)
  // oxlint-disable-next-line no-console -- the log of a Worker
  else console.log(line)
}

/** So many causes are told at most; an error may be its own. */
const MOST_CAUSES = 5

/** The stack of an error with its causes, or what was thrown in its place; it cannot throw itself. */
export const describeError = (error: unknown): string => {
  try {
    const texts: string[] = []
    let cause = error
    while (cause instanceof Error && texts.length <= MOST_CAUSES) {
      texts.push(cause.stack ?? `${cause.name}: ${cause.message}`)
      if (cause.cause === undefined) return texts.join('\ncaused by ')
      ;({ cause } = cause)
    }
    if (!(cause instanceof Error)) texts.push(`thrown: ${formatThrown(cause)}`)
    return texts.join('\ncaused by ')
  } catch {
    return 'thrown: a value that cannot be shown'
  }
}

const formatThrown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? 'object') : String(value)
