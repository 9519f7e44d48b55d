import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/** A command that runs in a shell of its own process group, with all that it has printed so far. */
export class Shell {
  readonly #process: ChildProcess
  #printed = ''

  constructor(command: string, folder: string, env: NodeJS.ProcessEnv = {}) {
    this.#process = spawn('bash', ['-c', command], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...cleanEnvironment(), ...env },
    })
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#printed += text))
    }
  }

  /** Everything printed up to now, without colours. */
  get printed(): string {
    return this.#printed.replaceAll(/\u001B\[[0-9;]*m/g, '')
  }

  /** Waits until the command has printed `text` at or after the offset `from`. */
  async prints(text: string | RegExp, from = 0): Promise<void> {
    await eventually(
      () => {
        const printed = this.printed.slice(from)
        const found = typeof text === 'string' ? printed.includes(text) : text.test(printed)
        if (!found && this.#process.exitCode !== null) {
          throw new Error(`the command ended (${this.#process.exitCode}):\n${this.printed}`)
        }
        return found
      },
      () => `"${String(text)}" was not printed; what was:\n${this.printed.slice(from)}`,
    )
  }

  /** Sends a signal to the command alone, not to what it has started. */
  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal)
  }

  /** Ends the whole process group. */
  async end(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#process
    if (pid === undefined || exitCode !== null || signalCode !== null) return
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    process.kill(-pid, 'SIGINT')
    const late = await Promise.race([ended, sleep(5_000, 'late')])
    if (late === 'late') process.kill(-pid, 'SIGKILL')
  }
}

/** Asks `holds` every 50 ms for a minute and a half at most, then fails with what `explain` says. */
export const eventually = async (
  holds: () => boolean | Promise<boolean>,
  explain: () => string,
): Promise<void> => {
  const end = Date.now() + 90_000
  while (Date.now() < end) {
    if (await holds()) return
    await sleep(50)
  }
  throw new Error(explain())
}

// What vitest and npm set for this process would change what the command does.
const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_ENV|TEST$)/i.test(name)),
  )
