/**
 * A stand-in for the Workers AI binding: `env.AI.run(model, inputs)` over a service binding, with answers in the
 * shapes of Cloudflare's types for the models. The real binding works only with Cloudflare's network.
 */
import { WorkerEntrypoint } from 'cloudflare:workers'

const USAGE = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 }
const PARTS = ['Bonjour', ', 世界', ' 🐈']

export class WorkersAi extends WorkerEntrypoint {
  async run(model, inputs) {
    switch (model) {
      // The older form: {"response": "..."}.
      case '@cf/meta/llama-3.1-8b-instruct':
        return stream([
          ...PARTS.map((response) => ({ response, p: 'abcd' })),
          { response: '', usage: USAGE },
        ])
      case '@cf/older/tools':
        return stream([
          { response: null, tool_calls: [] },
          { response: '', tool_calls: [{ name: 'weather', arguments: { city: '東京' } }] },
          { response: '', usage: USAGE },
        ])
      // OpenAI's form.
      case '@cf/openai/gpt-oss-120b':
        return stream([
          ...PARTS.map((content) => chunk({ content })),
          { ...chunk({}), choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
          { ...chunk({}), choices: [], usage: USAGE },
        ])
      case '@cf/whole/older':
        return { response: PARTS.join(''), tool_calls: [], usage: USAGE }
      case '@cf/whole/json':
        return { response: { city: '東京' }, usage: USAGE }
      case '@cf/whole/nothing':
        return {}
      case '@cf/cut/older':
        return stream([{ response: 'Bon' }], '')
      case '@cf/echo/inputs':
        return { response: JSON.stringify(inputs) }
      case '@cf/baai/bge-m3': {
        if (inputs.text.length > 100) throw new Error('3006: Request is too large')
        const data = inputs.text.map((text) => [text.length, text.codePointAt(0)])
        return { shape: [data.length, 2], data, pooling: 'cls' }
      }
      case '@cf/baai/bge-reranker-base': {
        const response = inputs.contexts.map(({ text }, id) => ({
          id,
          score: text.includes(inputs.query) ? 0.9 : 0.1,
        }))
        return { response: response.slice(0, inputs.top_k) }
      }
      case '@cf/meta/llama-guard-3-8b': {
        const isBad = inputs.messages[0].content.includes('kill')
        return { response: isBad ? '\n\nunsafe\nS1' : '\n\nsafe', usage: USAGE }
      }
      case '@cf/guard/json':
        return { response: { safe: !inputs.messages[0].content.includes('kill'), categories: [] } }
      case '@cf/myshell-ai/melotts':
        return { audio: btoa(`${inputs.lang}:${inputs.prompt}`) }
      case '@cf/deepgram/aura-1':
        return bytes([`${inputs.speaker}:`, inputs.text])
      case '@cf/openai/whisper':
        return { text: `${inputs.audio.length} numbers`, word_count: 2 }
      case '@cf/openai/whisper-large-v3-turbo':
        return { text: `${atob(inputs.audio).length} bytes of base64` }
      default:
        throw new Error(`5007: No such model ${model} or task`)
    }
  }
}

const chunk = (delta) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'gpt-oss-120b',
  choices: [{ index: 0, delta, finish_reason: null }],
})

const stream = (lines, end = 'data: [DONE]\n\n') =>
  bytes([...lines.map((line) => `data: ${JSON.stringify(line)}\n\n`), end])

function bytes(texts) {
  const left = [...texts]
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      const text = left.shift()
      if (text === undefined) controller.close()
      else if (text !== '') controller.enqueue(new TextEncoder().encode(text))
      else controller.close()
    },
  })
}

// oxlint-disable-next-line import/no-default-export -- a Worker has one
export default { fetch: () => new Response(null, { status: 404 }) }
