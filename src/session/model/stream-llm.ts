import type { Usage } from '../app/app-events.ts'
import { createStream } from '../create-stream.ts'
import { createAssistantMessage } from './llm-chunk.ts'
import type { LLMResultChunk } from './llm-chunk.ts'
import type { PromptMessage } from './llm-message.ts'
import { readPieces } from './read-llm-answer.ts'
import { ToolCallCollector } from './llm-piece.ts'
import type { Piece } from './llm-piece.ts'
import type { LLMCall } from './llm-request.ts'
import { createUsage, estimateTokens, readCount, startClock } from './model-usage.ts'
import { demandAccess } from '../permission.ts'
import type { SessionContext } from '../session-context.ts'

/** The pieces of an answer as they come; leaving the iteration early ends the request. */
export type LLMStream = AsyncGenerator<LLMResultChunk, void, void>

/** Calls a language model and gives the pieces of its answer; nothing is sent before the first `next()`. */
export const streamLLM = (context: SessionContext, call: LLMCall): LLMStream =>
  createStream((left) => readChunks(context, call, left))

async function* readChunks(context: SessionContext, call: LLMCall, left: AbortSignal): LLMStream {
  demandAccess(context.manifest, 'llm')
  const seconds = startClock()
  const calls = new ToolCallCollector()
  let index = 0
  let text = ''
  let end: Pick<Piece, 'finish_reason' | 'usage'> = { finish_reason: undefined, usage: undefined }
  for await (const piece of readPieces(context, call, left)) {
    for (const part of piece.tool_calls) calls.add(part)
    end = {
      finish_reason: piece.finish_reason ?? end.finish_reason,
      usage: piece.usage ?? end.usage,
    }
    if (piece.content === '') continue
    text += piece.content
    yield createChunk(call, { index, content: piece.content })
    index += 1
  }
  const tool_calls = calls.list()
  const said = text + tool_calls.map((called) => called.function.arguments).join('')
  yield createChunk(call, {
    index,
    content: '',
    tool_calls,
    finish_reason: end.finish_reason ?? (tool_calls.length > 0 ? 'tool_calls' : 'stop'),
    usage: readUsage(end.usage, { call, said, latency: seconds() }),
  })
}

type Delta = LLMResultChunk['delta']

const createChunk = (
  { model_config }: LLMCall,
  delta: Pick<Delta, 'index'> &
    Partial<Omit<Delta, 'message'>> & {
      readonly content: string
      readonly tool_calls?: Delta['message']['tool_calls']
    },
): LLMResultChunk => ({
  model: model_config.model,
  prompt_messages: [],
  system_fingerprint: '',
  delta: {
    index: delta.index,
    message: createAssistantMessage(delta.content, delta.tool_calls),
    usage: delta.usage ?? null,
    finish_reason: delta.finish_reason ?? null,
  },
})

function readUsage(
  usage: unknown,
  { call, said, latency }: { call: LLMCall; said: string; latency: number },
): Usage {
  const asked = call.prompt_messages.map(({ content }) => readText(content)).join('')
  const prompt = readCount(usage, 'prompt_tokens') ?? estimateTokens(asked)
  const completion = readCount(usage, 'completion_tokens') ?? estimateTokens(said)
  const total = readCount(usage, 'total_tokens') ?? prompt + completion
  return createUsage({ prompt, completion, total }, latency)
}

const readText = (content: PromptMessage['content']): string =>
  typeof content === 'string'
    ? content
    : (content ?? []).map((part) => (part.type === 'text' ? part.data : '')).join('')
