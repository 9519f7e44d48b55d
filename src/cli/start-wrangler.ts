import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'

/** A running wrangler: the exit status it ends with, and a signal that is aborted then. */
export interface Wrangler {
  readonly ended: Promise<number>
  readonly signal: AbortSignal
}

/** Starts the project's own wrangler under this Node, in this terminal. */
export const startWrangler = (folder: string, args: readonly string[]): Wrangler => {
  const program = createRequire(import.meta.url).resolve('wrangler/bin/wrangler.js')
  const controller = new AbortController()
  const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'inherit' })
  // The terminal sends the signals to wrangler too: it ends in its own way, and this process after it.
  const wait = (): void => undefined
  process.on('SIGINT', wait).on('SIGTERM', () => child.kill('SIGTERM'))
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      controller.abort()
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1))
    })
  })
  return { ended, signal: controller.signal }
}
