import { Endpoint, Response } from 'dify-edge'
import { serve } from '../serve.ts'

class SetCookie extends Endpoint {
  override _invoke(): Response {
    const response = new Response('hello')
    response.set_cookie('a', 'b', { httponly: true })
    return response
  }
}

export default serve(SetCookie)
