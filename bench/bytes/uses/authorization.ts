import { Endpoint, type Request, Response } from 'dify-edge'
import { serve } from '../serve.ts'

class Authorization extends Endpoint {
  override _invoke(r: Request): Response {
    return new Response(r.authorization?.token)
  }
}

export default serve(Authorization)
