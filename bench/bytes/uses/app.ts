import { Endpoint, Response } from 'dify-edge'

export default class App extends Endpoint {
  override async _invoke(): Promise<Response> {
    return new Response(
      JSON.stringify(
        await this.session.app.chat.invoke({
          app_id: 'a',
          query: 'b',
          inputs: {},
          response_mode: 'blocking',
        }),
      ),
    )
  }
}
