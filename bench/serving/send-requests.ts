import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What is asked for, and how often. */
export interface Load {
  readonly port: number
  /** Asked for in turn. */
  readonly paths: readonly string[]
  readonly requests: number
}

/** So many that workerd is never idle: what waking up costs comes and goes in patterns. */
const CONNECTIONS = 16

/** Sends requests over a few connections, each as soon as the one before it is answered. */
export const sendRequests = async ({ port, paths, requests }: Load): Promise<void> => {
  const share = Math.ceil(requests / CONNECTIONS)
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      await once(socket, 'connect')
      for (let index = 0; index < share; index++) {
        await exchange(socket, paths[index % paths.length] ?? '/')
      }
      socket.destroy()
    }),
  )
}

let number = 1_000_000

/** One request; a "*" in the path becomes another number each time. */
const exchange = (socket: Socket, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const target = path.replace('*', String(number++))
    const isEnd = endOfAnswer()
    const take = (piece: Buffer): void => {
      if (!isEnd(piece)) return
      socket.off('data', take)
      socket.off('close', leave)
      resolve()
    }
    const leave = (): void => reject(new Error(`${target}: the connection was closed`))
    socket.on('data', take)
    socket.once('close', leave)
    socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  })

/** Tells, piece by piece, whether the answer is at its end: by its length, or by the last chunk. */
const endOfAnswer = (): ((piece: Buffer) => boolean) => {
  let left: number | undefined
  return (piece) => {
    if (left === undefined) {
      const head = piece.toString('latin1', 0, piece.indexOf('\r\n\r\n'))
      if (!head.startsWith('HTTP/1.1 200')) throw new Error(`Not served:\n${head}`)
      const length = /content-length: (\d+)/i.exec(head)?.[1]
      left = length === undefined ? -1 : Number(length) + head.length + 4
    }
    if (left === -1) return piece.toString('latin1', piece.length - 5) === '0\r\n\r\n'
    left -= piece.length
    return left <= 0
  }
}
