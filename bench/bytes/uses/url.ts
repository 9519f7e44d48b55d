import { Endpoint, type Request, Response } from 'dify-edge'
import { serve } from '../serve.ts'

class Url extends Endpoint {
  override _invoke(r: Request): Response {
    return new Response(r.url)
  }
}

export default serve(Url)
