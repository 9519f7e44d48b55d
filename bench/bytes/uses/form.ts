import { Endpoint, type Request, Response } from 'dify-edge'

export default class Form extends Endpoint {
  override async _invoke(r: Request): Promise<Response> {
    return new Response((await r.form).get('a') ?? (await r.files).get('b')?.filename)
  }
}
