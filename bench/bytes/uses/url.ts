import { Endpoint, type Request, Response } from 'dify-edge'

export default class Url extends Endpoint {
  override _invoke(r: Request): Response {
    return new Response(r.url)
  }
}
