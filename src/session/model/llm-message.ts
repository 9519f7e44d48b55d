/** A part of a message's content (the SDK's PromptMessageContent). */
export type PromptMessageContent =
  | { readonly type: 'text'; readonly data: string }
  | {
      readonly type: 'image' | 'audio' | 'video' | 'document'
      /** `png`, `mp3`. */
      readonly format?: string | undefined
      readonly base64_data?: string | undefined
      /** Where the part is fetched from; without it `base64_data` holds it. */
      readonly url?: string | undefined
      readonly mime_type?: string | undefined
      readonly filename?: string | undefined
      readonly detail?: 'low' | 'high' | undefined
    }

/** A call that a model asks for (the SDK's ToolCall). */
export interface ToolCall {
  readonly id: string
  readonly type: string
  /** `arguments` is JSON. */
  readonly function: { readonly name: string; readonly arguments: string }
}

/** One message of a prompt (the SDK's PromptMessage). */
export interface PromptMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool' | 'developer'
  readonly content?: string | readonly PromptMessageContent[] | null | undefined
  readonly name?: string | null | undefined
  /** The calls that an assistant's message asks for. */
  readonly tool_calls?: readonly ToolCall[] | undefined
  /** The call that a tool's message answers. */
  readonly tool_call_id?: string | undefined
}

/** A function that a model may ask for (the SDK's PromptMessageTool). */
export interface PromptMessageTool {
  readonly name: string
  readonly description?: string | undefined
  /** A JSON schema. */
  readonly parameters: Readonly<Record<string, unknown>>
}

type OpenAiPart = Readonly<Record<string, unknown>>

/** Gives a message as OpenAI's chat completions take it. */
export function toOpenAiMessage(message: PromptMessage): Readonly<Record<string, unknown>> {
  const { role, content, name, tool_calls, tool_call_id } = message
  return {
    role,
    content:
      typeof content === 'object' && content !== null ? content.map(toPart) : (content ?? ''),
    ...(name ? { name } : {}),
    ...(role === 'assistant' && tool_calls?.length ? { tool_calls } : {}),
    ...(role === 'tool' ? { tool_call_id: tool_call_id ?? '' } : {}),
  }
}

/** Gives a tool as OpenAI's chat completions take it. */
export const toOpenAiTool = (tool: PromptMessageTool): OpenAiPart => ({
  type: 'function',
  function: {
    name: tool.name,
    description: tool.description ?? '',
    parameters: tool.parameters,
  },
})

function toPart(part: PromptMessageContent): OpenAiPart {
  if (part.type === 'text') return { type: 'text', text: part.data }
  const { format = '', base64_data = '', detail, filename } = part
  const type = part.mime_type || `${part.type}/${format}`
  const url = part.url || `data:${type};base64,${base64_data}`
  switch (part.type) {
    case 'image':
      return { type: 'image_url', image_url: { url, ...(detail ? { detail } : {}) } }
    case 'audio':
      return { type: 'input_audio', input_audio: { data: base64_data || part.url, format } }
    case 'video':
      return { type: 'video_url', video_url: { url } }
    case 'document':
      return { type: 'file', file: { file_data: url, filename: filename || `file.${format}` } }
    default:
      throw new TypeError(
        `a message's part is a text, image, audio, video or document, got ${JSON.stringify((part as { type: unknown }).type)}`,
      )
  }
}
