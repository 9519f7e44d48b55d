import { type ChildProcess, spawn } from 'node:child_process'
import { wranglerProgram } from './wrangler-program.ts'

/** A running `wrangler dev`. */
export interface Wrangler {
  /** The port that it serves on, once it does; undefined where it ended before. */
  readonly ready: Promise<number | undefined>
  /** The exit status that it ended with. */
  readonly ended: Promise<number>
}

/** Starts the project's own wrangler under this Node, in this terminal. */
export const startWrangler = (folder: string, args: readonly string[]): Wrangler => {
  const child = spawn(process.execPath, [wranglerProgram(), ...args], {
    cwd: folder,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  // Wrangler ends in its own way, and this process after it. A terminal interrupts both by itself.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  })
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal))
  }
  endWithParent(child)
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
    })
  })
  const ready = new Promise<number>((resolve) => {
    child.on('message', (message) => {
      const port = readyPort(message)
      if (port !== undefined) resolve(port)
    })
  })
  return { ended, ready: Promise.race([ready, ended.then(() => undefined)]) }
}

/** npm does not pass its own end on: the shell between dies, and this process would live on unseen. */
const endWithParent = (child: ChildProcess): void => {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500).unref()
}

/** What wrangler tells the process that started it, as JSON text. */
const readyPort = (message: unknown): number | undefined => {
  const told: unknown = typeof message === 'string' ? JSON.parse(message) : message
  if (typeof told !== 'object' || told === null || !('event' in told)) return undefined
  if (told.event !== 'DEV_SERVER_READY' || !('port' in told)) return undefined
  return typeof told.port === 'number' ? told.port : undefined
}
