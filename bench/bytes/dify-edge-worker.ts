import { Endpoint, type Request, Response } from 'dify-edge'
import { serve } from './serve.ts'

class Duck extends Endpoint {
  override _invoke(_r: Request, values: Readonly<Record<string, unknown>>): Response {
    return new Response(`hello ${String(values['app_id'])}`)
  }
}

export default serve(Duck)
