import { isObject } from '../json-secret.ts'
import type { JsonObject } from '../json-secret.ts'
import type { ToolCall } from './llm-message.ts'

/** What one line of a model's stream says, whichever dialect it is in. */
export interface Piece {
  readonly content: string
  /** Partial calls: of one index the arguments are to be joined. */
  readonly tool_calls: readonly PartialCall[]
  readonly finish_reason: string | undefined
  readonly usage: unknown
}

interface PartialCall {
  readonly index: number | undefined
  readonly id: string
  readonly name: string
  readonly arguments: string
}

/**
 * Reads a line of a stream or a whole answer: OpenAI's `choices`, or the older form of Workers AI,
 * `{"response": "..."}`, whose tool calls have their arguments as objects.
 */
export function readPiece(line: JsonObject): Piece {
  const choices = line['choices']
  if (!Array.isArray(choices)) {
    return {
      content: readText(line['response']),
      tool_calls: readCalls(line['tool_calls']),
      finish_reason: undefined,
      usage: line['usage'],
    }
  }
  const choice: unknown = choices[0]
  const { delta, message, finish_reason } = isObject(choice) ? choice : ({} as JsonObject)
  const said = isObject(delta) ? delta : isObject(message) ? message : {}
  return {
    content: readText(said['content']),
    tool_calls: readCalls(said['tool_calls']),
    finish_reason: typeof finish_reason === 'string' ? finish_reason : undefined,
    usage: line['usage'],
  }
}

/** Text is text, the parts of one are joined, and what JSON mode gives as a value becomes JSON again. */
function readText(content: unknown): string {
  if (content === null || content === undefined) return ''
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return JSON.stringify(content)
  return content.map((part: unknown) => (isObject(part) ? readText(part['text']) : '')).join('')
}

function readCalls(calls: unknown): PartialCall[] {
  if (!Array.isArray(calls)) return []
  return calls.filter(isObject).map((call) => {
    const called = isObject(call['function']) ? call['function'] : call
    const { name, arguments: given } = called
    return {
      index: typeof call['index'] === 'number' ? call['index'] : undefined,
      id: typeof call['id'] === 'string' ? call['id'] : '',
      name: typeof name === 'string' ? name : '',
      arguments: typeof given === 'string' ? given : (JSON.stringify(given ?? undefined) ?? ''),
    }
  })
}

/** Gathers the calls of a stream. */
export class ToolCallCollector {
  readonly #calls: { index: number | undefined; id: string; name: string; arguments: string }[] = []

  add(part: PartialCall): void {
    const known = this.#find(part)
    if (known === undefined) {
      this.#calls.push({ ...part })
      return
    }
    known.id ||= part.id
    known.name ||= part.name
    known.arguments += part.arguments
  }

  /** Without an index a part belongs to the call before it, unless it begins a new one with an id or a name. */
  #find({ index, id, name }: PartialCall) {
    if (index !== undefined) return this.#calls.find((call) => call.index === index)
    return id === '' && name === '' ? this.#calls.at(-1) : undefined
  }

  /** The calls; one that came without an id gets one, for the answer to name. */
  list(): readonly ToolCall[] {
    return this.#calls.map(({ id, name, arguments: given }) => ({
      id: id || `call_${crypto.randomUUID()}`,
      type: 'function',
      function: { name, arguments: given || '{}' },
    }))
  }
}
