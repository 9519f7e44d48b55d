import { Endpoint, type Request, Response } from 'dify-edge'

export default class Authorization extends Endpoint {
  override _invoke(r: Request): Response {
    return new Response(r.authorization?.token)
  }
}
