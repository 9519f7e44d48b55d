import { Endpoint, type Request, Response } from 'dify-edge'

export default class Conditional extends Endpoint {
  override async _invoke(r: Request): Promise<Response> {
    const response = new Response('hello')
    await response.add_etag()
    return response.make_conditional(r, { accept_ranges: true, complete_length: 5 })
  }
}
