import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** What the double reads of a chat completion's request. */
export interface ChatBody {
  readonly model: string
  readonly messages: readonly { readonly role: string; readonly content: unknown }[]
  readonly stream?: boolean
  readonly stream_options?: { readonly include_usage?: boolean }
  readonly tools?: readonly { readonly function: { readonly name: string } }[]
  readonly response_format?: { readonly type: string }
}

type Line = Readonly<Record<string, unknown>>

const USAGE = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 }

/**
 * Answers a chat completion. With tools it asks for the first two of them; in JSON mode it gives an object. The
 * model's name tells how it misbehaves: `cut`, `hold`, `error`, `no-usage`, `no-stream`, `split`.
 */
export async function answerChat(body: ChatBody, response: ServerResponse): Promise<void> {
  const { model } = body
  if (body.stream !== true || model === 'no-stream') return answerWhole(body, response)
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  const lines = listLines(body)
  for (const [index, line] of lines.entries()) {
    if (model === 'cut' && index === 2) return void response.end()
    if (model === 'error' && index === 2) {
      response.end('data: {"error":{"message":"the model fell over","code":"server_error"}}\n\n')
      return
    }
    const text = `data: ${JSON.stringify(line)}\n\n`
    for (const piece of model === 'split' ? Buffer.from(text) : [text]) {
      response.write(typeof piece === 'number' ? Buffer.from([piece]) : piece)
    }
    if (model === 'hold' && index === 1) await waitForLeaving(response)
  }
  response.end('data: [DONE]\n\n')
}

async function waitForLeaving(response: ServerResponse): Promise<void> {
  while (!response.destroyed) await sleep(10)
}

function listLines(body: ChatBody): Line[] {
  const base = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: body.model }
  const line = (delta: Line, finish_reason: string | null = null): Line => ({
    ...base,
    system_fingerprint: 'fp_1',
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
  })
  const calls = listCalls(body)
  const said = readAnswer(body).map((content) => line({ content }))
  const parts = calls.flatMap(({ id, name, parts: given }, index) => [
    line({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: '' } }] }),
    ...given.map((part) => line({ tool_calls: [{ index, function: { arguments: part } }] })),
  ])
  const usage = { ...base, choices: [], usage: USAGE }
  return [
    line({ role: 'assistant', content: '', refusal: null }),
    ...(calls.length > 0 ? parts : said),
    line({}, calls.length > 0 ? 'tool_calls' : 'stop'),
    ...(body.stream_options?.include_usage === true && body.model !== 'no-usage' ? [usage] : []),
  ]
}

function answerWhole(body: ChatBody, response: ServerResponse): void {
  const calls = listCalls(body).map(({ id, name, parts }) => ({
    id,
    type: 'function',
    function: { name, arguments: parts.join('') },
  }))
  const message = {
    role: 'assistant',
    content: calls.length > 0 ? null : readAnswer(body).join(''),
    refusal: null,
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: body.model,
      choices: [
        {
          index: 0,
          message,
          logprobs: null,
          finish_reason: calls.length > 0 ? 'tool_calls' : 'stop',
        },
      ],
      usage: USAGE,
    }),
  )
}

const readAnswer = ({ response_format }: ChatBody): readonly string[] =>
  response_format?.type === 'json_schema' ? ['{"city":', '"東京"}'] : ['Bonjour', ', 世界', ' 🐈']

const listCalls = ({ tools = [] }: ChatBody) =>
  tools.slice(0, 2).map((tool, index) => ({
    id: `call_${index + 1}`,
    name: tool.function.name,
    parts: ['{"city":', '"東京"}'],
  }))
