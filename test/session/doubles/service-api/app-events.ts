import type { AppScript } from './app-script.ts'

type Event = Readonly<Record<string, unknown>>

/** What a call gave that its events repeat. */
export interface Ids {
  readonly task_id: string
  readonly message_id: string
  readonly conversation_id: string
  readonly inputs: unknown
}

const CREATED_AT = 1_679_586_595

const USAGE = {
  prompt_tokens: 1033,
  prompt_unit_price: '0.001',
  prompt_price_unit: '0.001',
  prompt_price: '0.0010330',
  completion_tokens: 128,
  completion_unit_price: '0.002',
  completion_price_unit: '0.001',
  completion_price: '0.0002560',
  total_tokens: 1161,
  total_price: '0.0012890',
  currency: 'USD',
  latency: 0.768,
}

/** The events of one call in the order in which Dify sends them. */
export function listEvents(script: AppScript, ids: Ids): readonly (Event | string)[] {
  if (script.events !== undefined) return script.events
  switch (script.mode) {
    case 'chat':
    case 'completion':
      return [...listParts(script, ids, 'message'), ...close(script, ids)]
    case 'agent-chat':
      return [thought(ids), ...listParts(script, ids, 'agent_message'), ...close(script, ids)]
    case 'agent':
      return [
        ...listParts(script, ids, 'agent_message'),
        part(script, ids, { event: 'message', answer: readAnswer(script) }),
        ...close(script, ids),
      ]
    case 'advanced-chat':
      return [
        started(ids),
        ...listParts(script, ids, 'message'),
        ...(script.finishes_first === true
          ? [finished(script, ids, { answer: readAnswer(script) }), ...close(script, ids)]
          : closeChatflow(script, ids)),
      ]
    case 'workflow':
      return [
        started(ids),
        ...readParts(script).map((text) => chunk(ids, text)),
        script.pauses === true ? paused(ids) : finished(script, ids, { text: readAnswer(script) }),
      ]
    default:
      throw new Error(`no events for the mode ${JSON.stringify(script.mode)}`)
  }
}

/** The answer of a blocking call, or the error that it gives. */
export function answerBlocking(script: AppScript, ids: Ids): { status: number; body: unknown } {
  if (script.mode === 'workflow') {
    return {
      status: 200,
      body: { ...ofRun(ids), data: finishedData(script, { text: readAnswer(script) }) },
    }
  }
  if (script.fails !== undefined) {
    const { status, code, message } = script.fails
    return { status, body: { code, message, status } }
  }
  const { event: _, ...base } = part(script, ids, { event: 'message' })
  return {
    status: 200,
    body: {
      event: 'message',
      ...base,
      mode: script.mode,
      answer: readAnswer(script),
      metadata: { usage: USAGE, retriever_resources: [] },
    },
  }
}

const readParts = ({ answer = ['Bonjour', ', 世界', ' 🐈'] }: AppScript): readonly string[] =>
  answer
const readAnswer = (script: AppScript): string => script.replaced_by ?? readParts(script).join('')

const part = (script: AppScript, ids: Ids, rest: Event): Event => ({
  ...rest,
  task_id: ids.task_id,
  id: ids.message_id,
  message_id: ids.message_id,
  ...(script.mode === 'completion' ? {} : { conversation_id: ids.conversation_id }),
  created_at: CREATED_AT,
})

const ofRun = (ids: Ids): Event => ({ task_id: ids.task_id, workflow_run_id: `run-${ids.task_id}` })

function listParts(script: AppScript, ids: Ids, event: string): Event[] {
  const parts = readParts(script).map((answer) => part(script, ids, { event, answer }))
  if (script.replaced_by !== undefined) {
    const replace = {
      event: 'message_replace',
      answer: script.replaced_by,
      reason: 'output_moderation',
    }
    parts.push(part(script, ids, replace))
  }
  return parts
}

const thought = (ids: Ids): Event => ({
  event: 'agent_thought',
  task_id: ids.task_id,
  message_id: ids.message_id,
  conversation_id: ids.conversation_id,
  created_at: CREATED_AT,
  id: 'a1',
  position: 1,
  thought: '',
  observation: '',
  tool: 'dalle3',
  tool_input: '{"dalle3":{}}',
  message_files: [],
})

function close(script: AppScript, ids: Ids): Event[] {
  if (script.fails !== undefined) {
    const { message_id, conversation_id } = ids
    return [
      { event: 'error', message_id, conversation_id, created_at: CREATED_AT, ...script.fails },
    ]
  }
  const metadata = { usage: USAGE, retriever_resources: [] }
  return [part(script, ids, { event: 'message_end', metadata, files: [] })]
}

function closeChatflow(script: AppScript, ids: Ids): Event[] {
  if (script.pauses === true) return [paused(ids)]
  const finish = finished(script, ids, { answer: readAnswer(script) })
  return script.fails === undefined
    ? [...close(script, ids), finish]
    : [finish, ...close(script, ids)]
}

const started = (ids: Ids): Event => ({
  event: 'workflow_started',
  ...ofRun(ids),
  data: { id: 'w', workflow_id: 'wf', inputs: ids.inputs, created_at: 1, reason: 'initial' },
})

const chunk = (ids: Ids, text: string): Event => ({
  event: 'text_chunk',
  ...ofRun(ids),
  data: { text, from_variable_selector: ['n', 'text'] },
})

const finished = (script: AppScript, ids: Ids, outputs: Event): Event => ({
  event: 'workflow_finished',
  ...ofRun(ids),
  data: finishedData(script, outputs),
})

const finishedData = (script: AppScript, outputs: Event): Event => ({
  id: 'w',
  workflow_id: 'wf',
  status: script.fails === undefined ? 'succeeded' : 'failed',
  outputs: script.fails === undefined ? outputs : {},
  error: script.fails?.message ?? null,
  elapsed_time: 2.5,
  total_tokens: 50,
  total_steps: 2,
  created_at: 1,
  finished_at: 2,
  exceptions_count: 0,
  files: [],
})

const paused = (ids: Ids): Event => ({
  event: 'workflow_paused',
  ...ofRun(ids),
  data: {
    workflow_run_id: 'w',
    paused_nodes: ['n'],
    outputs: {},
    reasons: [],
    status: 'paused',
    elapsed_time: 0.5,
  },
})
