import type { Parameters } from '../read-arguments.ts'
import { createStream } from '../create-stream.ts'
import { isObject } from '../json-secret.ts'
import type { JsonObject } from '../json-secret.ts'
import { invokeLLM } from './invoke-llm.ts'
import type { LLMKind } from './invoke-llm.ts'
import type { LLMResult, LLMResultChunk } from './llm-chunk.ts'
import type { LLMCall } from './llm-request.ts'
import { streamLLM } from './stream-llm.ts'
import { collectLLM } from './llm.ts'
import { ModelInvocationError } from './model-error.ts'
import type { SessionContext } from '../session-context.ts'

interface Output {
  /** What the model said, in the schema's shape. */
  readonly structured_output: JsonObject | null
}

/** A piece of an answer; the last one has the output. */
export type StructuredChunk = LLMResultChunk & Output

/** A whole answer and its output. */
export type StructuredResult = LLMResult & Output

/** The pieces of a structured answer as they come. */
export type StructuredStream = AsyncGenerator<StructuredChunk, void, void>

interface StructuredCall extends LLMCall {
  /** A JSON schema of an object. */
  readonly structured_output_schema: JsonObject
}

interface NamedCall<Stream extends boolean> extends StructuredCall {
  readonly stream?: Stream | null | undefined
}

type Arguments = [
  model_config: LLMCall['model_config'],
  prompt_messages: LLMCall['prompt_messages'],
  structured_output_schema: JsonObject,
  tools?: LLMCall['tools'],
  stop?: LLMCall['stop'],
]

/** `this.session.model.llm_structured_output`: answers in the shape of a JSON schema; streams unless told not to. */
export interface LLMStructuredOutputInvocation {
  invoke(call: NamedCall<false> & { readonly stream: false }): Promise<StructuredResult>
  invoke(call: NamedCall<true>): StructuredStream
  invoke(call: NamedCall<boolean>): StructuredStream | Promise<StructuredResult>
  invoke(...call: [...Required<Arguments>, stream: false]): Promise<StructuredResult>
  invoke(...call: [...Arguments, stream?: true]): StructuredStream
}

const PARAMETERS: Parameters = {
  call: 'model.llm_structured_output.invoke',
  names: ['model_config', 'prompt_messages', 'structured_output_schema', 'tools', 'stop', 'stream'],
  required: 3,
}

/** Creates `this.session.model.llm_structured_output`; the model must know `response_format`. */
export const createStructuredOutput = (context: SessionContext): LLMStructuredOutputInvocation => {
  const kind: LLMKind<StructuredCall, StructuredStream, StructuredResult> = {
    parameters: PARAMETERS,
    stream: (call) => createStream((left) => readStructured(context, call, left)),
    collect: collectStructured,
  }
  return {
    invoke: (...given: readonly unknown[]) => invokeLLM(kind, given),
  } as LLMStructuredOutputInvocation
}

async function* readStructured(
  context: SessionContext,
  call: StructuredCall,
  left: AbortSignal,
): StructuredStream {
  const chunks = streamLLM(context, askForSchema(call))
  left.addEventListener('abort', () => void chunks.return(), { once: true })
  let text = ''
  for await (const chunk of chunks) {
    text += chunk.delta.message.content
    const isLast = chunk.delta.finish_reason !== null
    yield { ...chunk, structured_output: isLast ? parseOutput(text, call) : null }
  }
}

function askForSchema({
  model_config,
  structured_output_schema: schema,
  ...call
}: StructuredCall): LLMCall {
  const completion_params = {
    ...model_config.completion_params,
    response_format: 'json_schema',
    json_schema: { name: 'structured_output', schema },
  }
  return { ...call, model_config: { ...model_config, completion_params } }
}

async function collectStructured(
  chunks: StructuredStream,
  call: StructuredCall,
): Promise<StructuredResult> {
  let structured_output: JsonObject | null = null
  const result = await collectLLM(
    (async function* () {
      for await (const chunk of chunks) {
        structured_output = chunk.structured_output
        yield chunk
      }
    })(),
    call,
  )
  return { ...result, structured_output }
}

/** Models that take the schema for a wish put text or a code fence around the object. */
function parseOutput(text: string, { model_config }: StructuredCall): JsonObject {
  const json = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)
  try {
    const output: unknown = JSON.parse(json)
    if (isObject(output)) return output
  } catch {
    // Told below, as for a value that is no object.
  }
  throw new ModelInvocationError(
    { ...model_config, failure: 'invoke llm with structured output model failed' },
    'the answer is not a JSON object',
  )
}
