import { Endpoint, type Request, Response } from 'dify-edge'

export default class Accept extends Endpoint {
  override _invoke(r: Request): Response {
    return new Response(r.accept_mimetypes.best_match(['text/html', 'application/json']))
  }
}
