/** One line of the log: JSON in production; `error` is written with its stack. */
export type LogEntry = Readonly<Record<string, unknown>>

/** What a request's one line tells; never a path, a query, a body or a secret. */
export interface RequestLine {
  readonly method: string
  /** The rule that the path fits, or null. */
  readonly rule: string | null
  readonly status: number
  /** Milliseconds until the last byte was handed over. */
  readonly duration: number
  readonly request_id: string
  /** Only where the body was not sent whole. */
  readonly outcome?: 'left' | 'failed'
}

/** Writes the line of a request. */
export const writeRequest = (line: RequestLine): void => {
  // oxlint-disable-next-line no-console -- the log of a Worker
  console.log(JSON.stringify(line))
}

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
