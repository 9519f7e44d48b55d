import { Endpoint, Response } from 'dify-edge'
import page from './neko.html'

/** One self-contained page with an animated cat. */
export default class Neko extends Endpoint<'endpoints/neko'> {
  override _invoke(): Response {
    return new Response(page, { mimetype: 'text/html' })
  }
}
