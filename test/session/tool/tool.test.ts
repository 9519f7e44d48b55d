import { createExecutionContext } from 'cloudflare:test'
import { describe, expect, test } from 'vitest'

import { createApp } from '../../../src/runtime/app.ts'
import { Endpoint } from '../../../src/runtime/endpoint.ts'
import { createTools } from '../../../src/session/tool.ts'
import type { ToolFunctions, ToolInvokeMessage, ToolStream } from '../../../src/session/tool.ts'
import { createWorkflowNodes } from '../../../src/session/workflow-node.ts'
import { Response } from '../../../src/wrappers/response.ts'
import { createPlugin } from '../../runtime/fixture.ts'
import { createContext } from '../create-context.ts'

const withPermission = (permission: Readonly<Record<string, unknown>>) => ({
  manifest: { author: 'a', name: 'n', version: '1', permission },
})

async function gather(messages: ToolStream): Promise<ToolInvokeMessage[]> {
  const gathered: ToolInvokeMessage[] = []
  for await (const message of messages) gathered.push(message)
  return gathered
}

const text = (text: string): ToolInvokeMessage => ({ type: 'text', message: { text } })

describe("the author's own tools", () => {
  const tools: ToolFunctions = {
    'google/search': ({ query }) => `found ${String(query)}`,
    now: async () => ({ hour: 3 }),
    list: () => [text('a'), text('b')],
    async *stream({ n }) {
      for (let i = 0; i < Number(n); i += 1) yield text(`${i}`)
    },
    wrong: () => 1 as never,
  }
  const tool = createTools(createContext({}, { tools }))

  test.each([
    ['a text', tool.invoke('builtin', 'google', 'search', { query: 'cats' }), [text('found cats')]],
    [
      'an object',
      tool.invoke_api_tool('x', 'now', {}),
      [{ type: 'json', message: { json_object: { hour: 3 } } }],
    ],
    ['a list', tool.invoke_workflow_tool('x', 'list', {}), [text('a'), text('b')]],
    [
      'a stream, asked for by names',
      tool.invoke({
        provider_type: 'mcp',
        provider: 'x',
        tool_name: 'stream',
        parameters: { n: 2 },
      }),
      [text('0'), text('1')],
    ],
    [
      'a text, asked for by names',
      tool.invoke_builtin_tool({
        provider: 'google',
        tool_name: 'search',
        parameters: { query: 'a' },
      }),
      [text('found a')],
    ],
  ])('give messages for %s', async (_, messages, expected) => {
    expect(await gather(messages)).toEqual(expected)
  })

  test('that give nothing of use are told', async () => {
    await expect(gather(tool.invoke_api_tool('x', 'wrong', {}))).rejects.toThrow(
      'a tool gives a text, an object, or an iterable of messages',
    )
  })

  test.each(['search', 'toString'])('do not stand in for others (%s)', async (name) => {
    await expect(gather(tool.invoke_builtin_tool('bing', name, {}))).rejects.toThrow(
      `Dify's tools are not reachable outside Dify: give the plugin a function of its own for "bing/${name}", or put the tool into a workflow app`,
    )
  })

  test('need the permission', async () => {
    const context = createContext({}, { tools, ...withPermission({ tool: { enabled: false } }) })
    await expect(gather(createTools(context).invoke_api_tool('x', 'now', {}))).rejects.toThrow(
      'permission denied, you need to enable tool access in plugin manifest',
    )
  })
})

test('a plugin is served with the tools that it is given', async () => {
  class Search extends Endpoint {
    override async _invoke() {
      const [message] = await gather(this.session.tool.invoke_builtin_tool('google', 'search', {}))
      return new Response(JSON.stringify(message))
    }
  }
  const plugin = createPlugin([['GET /', Search]])
  const app = createApp({ ...plugin, tools: { 'google/search': () => 'found' } })
  const request = new Request('https://edge.example/')
  const response = await app.fetch(request, {}, createExecutionContext())
  expect(await response.json()).toEqual(text('found'))
})

describe('workflow nodes', () => {
  const model = { provider: 'openai', name: 'gpt-4o' }

  test('tell what to do instead', async () => {
    const { question_classifier, parameter_extractor } = createWorkflowNodes(createContext({}))
    await expect(question_classifier.invoke([{ id: '1', name: 'a' }], model, 'q')).rejects.toThrow(
      'workflow_node.question_classifier.invoke is not reachable outside Dify: put the node into a workflow app',
    )
    const call = { parameters: [], model, query: 'q' }
    await expect(parameter_extractor.invoke(call)).rejects.toThrow('parameter_extractor')
  })

  test('need the permission', async () => {
    const context = createContext({}, withPermission({}))
    await expect(
      createWorkflowNodes(context).question_classifier.invoke([], model, 'q'),
    ).rejects.toThrow('permission denied, you need to enable node access in plugin manifest')
  })
})
