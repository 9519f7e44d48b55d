import { Endpoint, Response } from 'dify-edge'

export default class CacheControl extends Endpoint {
  override _invoke(): Response {
    const response = new Response('hello')
    response.cache_control.max_age = 60
    return response
  }
}
