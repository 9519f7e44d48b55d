import { Endpoint, type Request, Response } from 'dify-edge'

export default class Json extends Endpoint {
  override async _invoke(r: Request): Promise<Response> {
    return new Response(JSON.stringify(await r.get_json({ silent: true })))
  }
}
