import { Endpoint, Response } from 'dify-edge'
import { serve } from '../serve.ts'

class File extends Endpoint {
  override async _invoke(): Promise<Response> {
    return new Response((await this.session.file.upload('a.txt', 'b', 'text/plain')).preview_url)
  }
}

export default serve(File)
