import { Endpoint, escape, Response, type Request, type Values } from 'dify-edge'
import cat from './duck.txt'

const PIECE = /[^]{1,4}/g
const PAUSE_MS = 50

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Names the app it was asked for and counts its visitors, then lets an ASCII cat arrive piece by piece. */
export default class Duck extends Endpoint<'endpoints/duck'> {
  override async _invoke(_r: Request, values: Values<'endpoints/duck'>): Promise<Response> {
    const visit = await this.#countVisit()

    async function* generate(): AsyncGenerator<string> {
      yield `<p>A cat for ${escape(values.app_id)}${visit}:</p>\n<pre>\n`
      for (const [piece] of cat.matchAll(PIECE)) {
        await pause(PAUSE_MS)
        yield piece
      }
      yield '</pre>\n'
    }

    return new Response(generate(), { status: 200, content_type: 'text/html' })
  }

  /** The cat also comes where nobody can count; the log then tells why (`wait_until` writes it). */
  async #countVisit(): Promise<string> {
    const counting = this.session.storage.increment('visitors')
    this.session.wait_until(counting)
    const visitors = await counting.catch(() => undefined)
    return visitors === undefined ? '' : `, visitor number ${visitors}`
  }
}
