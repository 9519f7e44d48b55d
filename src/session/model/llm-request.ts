import { findJsonMistake } from '../find-json-mistake.ts'
import { isObject } from '../json-secret.ts'
import type { JsonObject } from '../json-secret.ts'
import { toOpenAiMessage, toOpenAiTool } from './llm-message.ts'
import type { PromptMessage, PromptMessageTool } from './llm-message.ts'
import type { LLMModelConfig } from './model-config.ts'

/** A call to a language model. */
export interface LLMCall {
  readonly model_config: LLMModelConfig
  readonly prompt_messages: readonly PromptMessage[]
  readonly tools?: readonly PromptMessageTool[] | null | undefined
  /** Texts at which the model stops; in place of those in `completion_params`. */
  readonly stop?: readonly string[] | null | undefined
}

/** Gives what OpenAI's chat completions and Workers AI take alike; both are always asked to stream. */
export function createLLMRequest(call: LLMCall): Record<string, unknown> {
  const { model_config, prompt_messages, tools, stop } = call
  return {
    ...readParameters(model_config.completion_params ?? {}),
    ...(stop ? { stop } : {}),
    ...(tools?.length ? { tools: tools.map(toOpenAiTool) } : {}),
    messages: prompt_messages.map(toOpenAiMessage),
    stream: true,
  }
}

/** Dify keeps `response_format` as a name and the schema beside it, as JSON. */
function readParameters(parameters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { response_format: format, json_schema: schema, ...rest } = parameters
  const given = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== null && value !== undefined),
  )
  if (format === undefined || format === null || format === '') return given
  if (format !== 'json_schema') {
    return { ...given, response_format: isObject(format) ? format : { type: format } }
  }
  return { ...given, response_format: { type: format, json_schema: parseSchema(schema) } }
}

function parseSchema(schema: unknown): unknown {
  if (typeof schema !== 'string') return schema
  try {
    return JSON.parse(schema)
  } catch {
    throw new TypeError(
      `"json_schema" of completion_params is not valid JSON at ${findJsonMistake(schema)}`,
    )
  }
}

/** Gives the request as Workers AI takes it: its JSON mode does not stream, and reads the bare schema. */
export function toWorkersAi(request: JsonObject): JsonObject {
  const { response_format: format } = request
  if (!isObject(format) || !String(format['type']).startsWith('json')) return request
  const { json_schema: named } = format
  const json_schema = isObject(named) && isObject(named['schema']) ? named['schema'] : named
  return { ...request, response_format: { ...format, json_schema }, stream: false }
}
