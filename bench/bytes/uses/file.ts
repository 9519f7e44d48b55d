import { Endpoint, Response } from 'dify-edge'

export default class File extends Endpoint {
  override async _invoke(): Promise<Response> {
    return new Response((await this.session.file.upload('a.txt', 'b', 'text/plain')).preview_url)
  }
}
