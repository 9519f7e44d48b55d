import type { Usage } from '../app/app-events.ts'
import type { ToolCall } from './llm-message.ts'

/** What a model says (the SDK's AssistantPromptMessage). */
export interface AssistantPromptMessage {
  readonly role: 'assistant'
  readonly content: string
  readonly name: string
  readonly tool_calls: readonly ToolCall[]
  readonly tool_call_id: string
}

/** A piece of an answer; the last one has the tool calls, the finish reason and the usage (the SDK's LLMResultChunk). */
export interface LLMResultChunk {
  readonly model: string
  readonly prompt_messages: readonly []
  readonly system_fingerprint: string
  readonly delta: {
    readonly index: number
    readonly message: AssistantPromptMessage
    readonly usage: Usage | null
    readonly finish_reason: string | null
  }
}

/** A whole answer (the SDK's LLMResult). */
export interface LLMResult {
  readonly model: string
  readonly prompt_messages: readonly []
  readonly message: AssistantPromptMessage
  readonly usage: Usage
  readonly system_fingerprint: string | null
}

/** Creates an assistant's message in the SDK's shape, whose lists and texts are never null. */
export const createAssistantMessage = (
  content: string,
  tool_calls: readonly ToolCall[] = [],
): AssistantPromptMessage => ({
  role: 'assistant',
  content,
  name: '',
  tool_calls,
  tool_call_id: '',
})
