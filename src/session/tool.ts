import { readArguments } from './read-arguments.ts'
import { InvocationError } from './errors.ts'
import type { JsonObject } from './json-secret.ts'
import { demandAccess } from './permission.ts'
import type { SessionContext } from './session-context.ts'

/** Where a tool comes from in Dify. */
export type ToolProviderType = 'builtin' | 'workflow' | 'api' | 'mcp'

/** One message of a tool (the SDK's ToolInvokeMessage), told apart by `type`. */
export type ToolInvokeMessage = {
  readonly meta?: JsonObject | null
} & (
  | {
      readonly type: 'text' | 'link' | 'image' | 'image_link'
      readonly message: { readonly text: string }
    }
  | { readonly type: 'json'; readonly message: { readonly json_object: unknown } }
  | { readonly type: 'blob'; readonly message: { readonly blob: Uint8Array } }
  | {
      readonly type: 'variable'
      readonly message: {
        readonly variable_name: string
        readonly variable_value: unknown
        readonly stream: boolean
      }
    }
  | {
      readonly type: 'log' | 'file' | 'retriever_resources' | 'blob_chunk'
      readonly message: JsonObject
    }
)

/** What a tool of the author's own may give: a text, a value, messages, or a generator of those. */
export type ToolOutput =
  | string
  | JsonObject
  | AsyncIterable<ToolInvokeMessage>
  | Iterable<ToolInvokeMessage>

/** A tool of the author's own. */
export type ToolFunction = (parameters: JsonObject) => ToolOutput | Promise<ToolOutput>

/** The author's tools: `<provider>/<tool name>`, or the tool name alone, and its function. */
export type ToolFunctions = Readonly<Record<string, ToolFunction>>

/** The messages of a tool as they come. */
export type ToolStream = AsyncGenerator<ToolInvokeMessage, void, void>

type NamedTool = {
  readonly provider: string
  readonly tool_name: string
  readonly parameters: JsonObject
}
type OneTool = [provider: string, tool_name: string, parameters: JsonObject]

/** `this.session.tool`: the author's own functions in place of Dify's tools. */
export interface Tools {
  invoke(
    call: NamedTool & {
      readonly provider_type: ToolProviderType
      readonly credential_id?: string | null | undefined
    },
  ): ToolStream
  invoke(
    ...call: [
      provider_type: ToolProviderType,
      ...OneTool,
      credential_id?: string | null | undefined,
    ]
  ): ToolStream
  invoke_builtin_tool(...call: OneTool | [NamedTool]): ToolStream
  invoke_workflow_tool(...call: OneTool | [NamedTool]): ToolStream
  invoke_api_tool(...call: OneTool | [NamedTool]): ToolStream
}

const TYPED = ['provider_type', 'provider', 'tool_name', 'parameters', 'credential_id']
const NAMED = ['provider', 'tool_name', 'parameters']

/** Creates `this.session.tool` for one request. */
export const createTools = (context: SessionContext): Tools => {
  const call =
    (name: string, names: readonly string[]) =>
    (...given: readonly unknown[]) => {
      const required = names.indexOf('parameters') + 1
      const values = readArguments({ call: `tool.${name}`, names, required }, given)
      // They are read by these names, and what is required is there; runTool checks what they hold.
      return runTool(context, values as unknown as NamedTool)
    }
  return {
    invoke: call('invoke', TYPED),
    invoke_builtin_tool: call('invoke_builtin_tool', NAMED),
    invoke_workflow_tool: call('invoke_workflow_tool', NAMED),
    invoke_api_tool: call('invoke_api_tool', NAMED),
  }
}

async function* runTool(
  { manifest, tools = {} }: SessionContext,
  { provider, tool_name, parameters }: NamedTool,
): ToolStream {
  demandAccess(manifest, 'tool')
  const name = [`${provider}/${tool_name}`, tool_name].find((key) => Object.hasOwn(tools, key))
  const run = name === undefined ? undefined : tools[name]
  if (run === undefined) throw new UnreachableToolError(provider, tool_name)
  yield* readOutput(await run(parameters))
}

/** A tool of Dify, which is not reachable outside it. */
export class UnreachableToolError extends InvocationError {
  override readonly name = 'UnreachableToolError'
  readonly provider: string
  readonly tool_name: string

  constructor(provider: string, tool_name: string) {
    const name = JSON.stringify(`${provider}/${tool_name}`)
    super(
      `invoke tool failed: Dify's tools are not reachable outside Dify: give the plugin a function of its own for ${name}, or put the tool into a workflow app and call that with this.session.app.workflow.invoke`,
    )
    this.provider = provider
    this.tool_name = tool_name
  }
}

async function* readOutput(output: ToolOutput): ToolStream {
  if (typeof output === 'string') yield { type: 'text', message: { text: output } }
  else if (typeof output !== 'object' || output === null) {
    throw new TypeError('a tool gives a text, an object, or an iterable of messages')
  } else if (Symbol.asyncIterator in output || Symbol.iterator in output) {
    yield* output as AsyncIterable<ToolInvokeMessage>
  } else yield { type: 'json', message: { json_object: output } }
}
