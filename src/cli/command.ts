/** An option of a command: a switch, or one that takes a text. */
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
  /** Prints a result: text for people or, with `--json`, for programs. */
  readonly print: (text: string) => void
  /** Prints a diagnostic or a mistake in the call. */
  readonly printError: (text: string) => void
  /** Whether `printError` goes to a terminal that shows colours. */
  readonly colors: boolean
}

/** A command of the command line; `commands.ts` lists them. */
export interface Command {
  /** What stands behind the name in the usage: `[plugin folder] [options]`. */
  readonly usage: string
  /** What it does, for its `--help`. */
  readonly description: string
  /** Its options besides `--help`. */
  readonly options: Readonly<Record<string, CommandOption>>
  /** Runs it; gives the exit status: 0, 1 for mistakes in the plugin, 2 for a wrong call. */
  readonly run: (invocation: Invocation) => Promise<number>
}

/** Thrown for a wrong call: told in a line or two, and the exit status is 2. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError'
  readonly hint: string | undefined

  constructor(message: string, hint?: string) {
    super(message)
    this.hint = hint
  }
}
