/** An option of a command; all of them are switches or take a text. */
export interface CommandOption {
  readonly type: 'boolean' | 'string'
  readonly description: string
  readonly short?: string
}

/** What a command was called with. */
export interface Invocation {
  /** The plugin's folder, `.` if none was named. */
  readonly folder: string
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  /** What stands behind `--`: for the program that the command starts. */
  readonly passed: readonly string[]
  readonly output: Output
}

/** Where a command prints to. */
export interface Output {
  /** Results, for people or, with `--json`, for programs. */
  readonly print: (text: string) => void
  /** Diagnostics and mistakes in the call. */
  readonly printError: (text: string) => void
  /** Whether `printError` goes to a terminal that shows colours. */
  readonly colors: boolean
}

/** A command of the command line. */
export interface Command {
  /** What stands behind the name in the usage: `[folder] [options]`. */
  readonly usage: string
  /** What it does, for its `--help`. */
  readonly description: string
  readonly options: Readonly<Record<string, CommandOption>>
  /** Runs it; gives the exit status: 0, 1 for mistakes in the plugin, 2 for wrong usage. */
  readonly run: (invocation: Invocation) => Promise<number>
}

/** Thrown for a wrong call: it is told in a line, and the exit status is 2. */
export class UsageError extends Error {
  readonly hint: string | undefined

  constructor(message: string, hint?: string) {
    super(message)
    this.hint = hint
  }
}
