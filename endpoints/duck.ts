import { Endpoint, escape, Response, type Request, type Values } from 'dify-edge'
import cat from './duck.txt'

const PIECE = /[^]{1,4}/g
const PAUSE_MS = 50

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Names the app it was asked for, then lets an ASCII cat arrive piece by piece. */
export default class Duck extends Endpoint<'endpoints/duck'> {
  override _invoke(_r: Request, values: Values<'endpoints/duck'>): Response {
    const { app_id } = values

    async function* generate(): AsyncGenerator<string> {
      yield `<p>A cat for ${escape(app_id)}:</p>\n<pre>\n`
      for (const [piece] of cat.matchAll(PIECE)) {
        await pause(PAUSE_MS)
        yield piece
      }
      yield '</pre>\n'
    }

    return new Response(generate(), { status: 200, content_type: 'text/html' })
  }
}
