import { Endpoint, Response } from 'dify-edge'

export default class Storage extends Endpoint {
  override async _invoke(): Promise<Response> {
    return new Response(await this.session.storage.get('a'))
  }
}
