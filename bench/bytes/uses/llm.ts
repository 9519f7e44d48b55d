import { Endpoint, Response } from 'dify-edge'

export default class Llm extends Endpoint {
  override async _invoke(): Promise<Response> {
    return new Response(
      JSON.stringify(
        await this.session.model.llm.invoke({
          model_config: { provider: 'a', model: 'b', mode: 'chat' },
          prompt_messages: [],
          stream: false,
        }),
      ),
    )
  }
}
