import { createApp } from '../../../src/runtime/app.ts'
import { Endpoint } from '../../../src/runtime/endpoint.ts'
import { Response } from '../../../src/wrappers/response.ts'
import { createPlugin } from '../../runtime/fixture.ts'

/** Calls the app "one" and gives what it says as an event stream's bytes. */
abstract class Caller extends Endpoint {
  protected async *passOn(): AsyncGenerator<Uint8Array, void, void> {
    const encoder = new TextEncoder()
    for await (const event of this.session.app.chat.invoke('one', 'hello', {})) {
      yield encoder.encode(`data: ${JSON.stringify(event)}\n\n`)
    }
  }
}

class Block extends Caller {
  override async _invoke() {
    const { answer } = await this.session.app.chat.invoke('one', 'hello', {}, 'blocking')
    return new Response(answer)
  }
}

class Stream extends Caller {
  override _invoke() {
    return new Response(this.passOn(), { content_type: 'text/event-stream' })
  }
}

class Raw extends Caller {
  override _invoke() {
    const chunks = this.passOn()
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value } = await chunks.next()
        if (value === undefined) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => void chunks.return(),
    })
    return new globalThis.Response(body)
  }
}

// oxlint-disable-next-line import/no-default-export -- a Worker has one
export default createApp(
  createPlugin([
    ['GET /block', Block],
    ['GET /stream', Stream],
    ['GET /raw', Raw],
  ]),
)
