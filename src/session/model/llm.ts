import type { Parameters } from '../read-arguments.ts'
import { invokeLLM } from './invoke-llm.ts'
import type { LLMKind } from './invoke-llm.ts'
import { createAssistantMessage } from './llm-chunk.ts'
import type { LLMResult, LLMResultChunk } from './llm-chunk.ts'
import type { PromptMessage, PromptMessageTool, ToolCall } from './llm-message.ts'
import type { LLMCall } from './llm-request.ts'
import { streamLLM } from './stream-llm.ts'
import type { LLMStream } from './stream-llm.ts'
import type { LLMModelConfig } from './model-config.ts'
import { createUsage } from './model-usage.ts'
import type { SessionContext } from '../session-context.ts'

interface NamedCall<Stream extends boolean> extends LLMCall {
  readonly stream?: Stream | null | undefined
}

type Arguments<Stream extends [boolean?]> = [
  model_config: LLMModelConfig,
  prompt_messages: readonly PromptMessage[],
  tools?: readonly PromptMessageTool[] | null | undefined,
  stop?: readonly string[] | null | undefined,
  ...stream: Stream,
]

/** `this.session.model.llm`: language models; streams unless told not to. */
export interface LLMInvocation {
  invoke(call: NamedCall<false> & { readonly stream: false }): Promise<LLMResult>
  invoke(call: NamedCall<true>): LLMStream
  invoke(call: NamedCall<boolean>): LLMStream | Promise<LLMResult>
  invoke(...call: [...Required<Arguments<[]>>, false]): Promise<LLMResult>
  invoke(...call: Arguments<[stream?: true]>): LLMStream
}

const PARAMETERS: Parameters = {
  call: 'model.llm.invoke',
  names: ['model_config', 'prompt_messages', 'tools', 'stop', 'stream'],
  required: 2,
}

/** Creates `this.session.model.llm`. */
export const createLLM = (context: SessionContext): LLMInvocation => {
  const kind: LLMKind<LLMCall, LLMStream, LLMResult> = {
    parameters: PARAMETERS,
    stream: (call) => streamLLM(context, call),
    collect: collectLLM,
  }
  return { invoke: (...given: readonly unknown[]) => invokeLLM(kind, given) } as LLMInvocation
}

/** Reads an answer to its end and joins it as the SDK does. */
export async function collectLLM(
  chunks: AsyncIterable<LLMResultChunk>,
  { model_config }: Pick<LLMCall, 'model_config'>,
): Promise<LLMResult> {
  let content = ''
  let tool_calls: readonly ToolCall[] = []
  let usage = createUsage({ prompt: 0, completion: 0 }, 0)
  for await (const { delta } of chunks) {
    content += delta.message.content
    if (delta.message.tool_calls.length > 0) ({ tool_calls } = delta.message)
    usage = delta.usage ?? usage
  }
  return {
    model: model_config.model,
    prompt_messages: [],
    message: createAssistantMessage(content, tool_calls),
    usage,
    system_fingerprint: null,
  }
}
