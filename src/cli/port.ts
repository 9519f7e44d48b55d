import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether a program on this machine listens on a port. */
export const isPortTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: 'localhost', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/** Waits until a program listens on a port; ends without an answer when the signal is aborted. */
export const waitForPort = async (
  port: number,
  signal: AbortSignal,
): Promise<'open' | undefined> => {
  while (!signal.aborted) {
    if (await isPortTaken(port)) return 'open'
    await sleep(100)
  }
  return undefined
}
