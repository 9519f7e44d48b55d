import { Endpoint, type Request, Response } from 'dify-edge'

export default class Duck extends Endpoint {
  override _invoke(_r: Request, values: Readonly<Record<string, unknown>>): Response {
    return new Response(`hello ${String(values['app_id'])}`)
  }
}
