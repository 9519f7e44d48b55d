import { Endpoint, Response } from 'dify-edge'

export default class SetCookie extends Endpoint {
  override _invoke(): Response {
    const response = new Response('hello')
    response.set_cookie('a', 'b', { httponly: true })
    return response
  }
}
