import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'

/** Asks for a path and gives the answer as soon as its head is there; the body is still to be read. */
export const open = async (port: number, path: string): Promise<IncomingMessage> => {
  const request = get({ port, path, host: '127.0.0.1', agent: false })
  request.on('error', () => {})
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return response
}

/** The body as text, and whether its end was reached. */
export const readAll = async (
  response: IncomingMessage,
): Promise<{ readonly text: string; readonly isComplete: boolean }> => {
  let text = ''
  try {
    for await (const bytes of response) text += String(bytes)
  } catch {
    return { text, isComplete: false }
  }
  return { text, isComplete: response.complete }
}

/** Reads until the text has `wanted`, and gives it; what follows stays unread. */
export const readUntil = async (response: IncomingMessage, wanted: string): Promise<string> => {
  let text = ''
  while (!text.includes(wanted)) {
    const bytes = response.read() as Buffer | null
    if (bytes === null) await once(response, 'readable')
    else text += bytes.toString()
  }
  return text
}

/** The sizes of the chunks of a chunked answer, as they stand on the wire. */
export const readChunkSizes = async (port: number, path: string): Promise<number[]> => {
  const socket = connect(port, '127.0.0.1')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
  const pieces: Buffer[] = []
  for await (const piece of socket) pieces.push(piece as Buffer)
  const wire = Buffer.concat(pieces)
  const sizes: number[] = []
  let at = wire.indexOf('\r\n\r\n') + 4
  for (;;) {
    const end = wire.indexOf('\r\n', at)
    const size = Number.parseInt(wire.toString('latin1', at, end), 16)
    if (!(size > 0)) return sizes
    sizes.push(size)
    at = end + 2 + size + 2
  }
}
