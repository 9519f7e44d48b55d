import { Endpoint, Response } from 'dify-edge'
import { serve } from '../serve.ts'

class App extends Endpoint {
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

export default serve(App)
