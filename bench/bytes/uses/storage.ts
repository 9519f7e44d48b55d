import { Endpoint, Response } from 'dify-edge'
import { serve } from '../serve.ts'

class Storage extends Endpoint {
  override async _invoke(): Promise<Response> {
    return new Response(await this.session.storage.get('a'))
  }
}

export default serve(Storage)
