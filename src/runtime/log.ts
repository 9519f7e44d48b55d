import type { CompiledEndpoint } from '../plugin/compiled-plugin.ts'
import type { Outcome } from '../wrappers/delivery.ts'

/** One line of the log: JSON in production; `error` is written with its stack. */
export type LogEntry = Readonly<Record<string, unknown>>

/** What a request's one line tells; never a path, a query, a body or a secret. */
export interface RequestLine {
  readonly method: string
  /** The endpoint that the path fits, or null: its rule is told. */
  readonly endpoint: CompiledEndpoint | null
  readonly status: number
  /** Milliseconds until the last byte was handed over. */
  readonly duration: number
  readonly request_id: string
}

/** Writes the line of a request, with `outcome` where the body was not sent whole. */
export const writeRequest = (line: RequestLine, outcome: Outcome): void => {
  const end = outcome === 'complete' ? '' : `,"outcome":"${outcome}"`
  // Put together by hand: JSON.stringify would cost a tenth of a request.
  // oxlint-disable-next-line no-console -- the log of a Worker
  console.log(
    `${headOf(line)}${line.status},"duration":${line.duration},"request_id":"${line.request_id}"${end}}`,
  )
}

/** The first half of a line by endpoint, with the endpoint's own method; as many as the plugin has. */
const heads = new Map<CompiledEndpoint, string>()

const headOf = ({ method, endpoint }: RequestLine): string => {
  if (endpoint === null || endpoint.method !== method) return formatHead(method, endpoint)
  let head = heads.get(endpoint)
  if (head === undefined) {
    head = formatHead(method, endpoint)
    heads.set(endpoint, head)
  }
  return head
}

const formatHead = (method: string, endpoint: CompiledEndpoint | null): string =>
  `{"method":"${method}","rule":${JSON.stringify(endpoint?.path ?? null)},"status":`

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

/** The stack of an error with its causes, or what was thrown in its place; it cannot throw itself. */
export const describeError = (error: unknown): string => {
  try {
    if (!(error instanceof Error)) return `thrown: ${formatThrown(error)}`
    const text = error.stack ?? `${error.name}: ${error.message}`
    return error.cause === undefined ? text : `${text}\ncaused by ${describeError(error.cause)}`
  } catch {
    return 'thrown: a value that cannot be shown'
  }
}

const formatThrown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (JSON.stringify(value) ?? 'object') : String(value)
