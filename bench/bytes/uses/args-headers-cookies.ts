import { Endpoint, type Request, Response } from 'dify-edge'

export default class ArgsHeadersCookies extends Endpoint {
  override _invoke(r: Request): Response {
    return new Response(`${r.args.get('a')} ${r.headers.get('b')} ${r.cookies.get('c')}`)
  }
}
