import { expectTypeOf, test } from 'vitest'

import type {
  ChatAnswer,
  CompletionAnswer,
  WorkflowAnswer,
} from '../../../src/session/app/collect-answer.ts'
import type { AppEvent } from '../../../src/session/app/app-events.ts'
import type { AppStream } from '../../../src/session/app/stream-app.ts'
import type { Apps, ResponseMode } from '../../../src/session/app/create-apps.ts'

test('the type of an answer follows the mode and its default', () => {
  const inspect = ({ chat, completion, workflow }: Apps, mode: ResponseMode) => {
    const call = { app_id: 'a', query: 'q', inputs: {} }
    expectTypeOf(chat.invoke(call)).toEqualTypeOf<AppStream>()
    expectTypeOf(chat.invoke({ ...call, response_mode: 'streaming' })).toEqualTypeOf<AppStream>()
    expectTypeOf(chat.invoke({ ...call, response_mode: 'blocking' })).toEqualTypeOf<
      Promise<ChatAnswer>
    >()
    expectTypeOf(chat.invoke({ ...call, response_mode: mode })).toEqualTypeOf<
      AppStream | Promise<ChatAnswer>
    >()
    expectTypeOf(chat.invoke('a', 'q', {})).toEqualTypeOf<AppStream>()
    expectTypeOf(chat.invoke('a', 'q', {}, 'streaming', 'c')).toEqualTypeOf<AppStream>()
    expectTypeOf(chat.invoke('a', 'q', {}, 'blocking')).toEqualTypeOf<Promise<ChatAnswer>>()
    const maybe = undefined as string | undefined
    expectTypeOf(
      chat.invoke({ ...call, conversation_id: maybe, user: maybe }),
    ).toEqualTypeOf<AppStream>()
    const run = { app_id: 'a', inputs: {} }
    expectTypeOf(workflow.invoke(run)).toEqualTypeOf<Promise<WorkflowAnswer>>()
    expectTypeOf(workflow.invoke({ ...run, response_mode: 'streaming' })).toEqualTypeOf<AppStream>()
    expectTypeOf(workflow.invoke({ ...run, response_mode: mode })).toEqualTypeOf<
      AppStream | Promise<WorkflowAnswer>
    >()
    expectTypeOf(completion.invoke('a', {})).toEqualTypeOf<Promise<CompletionAnswer>>()
    expectTypeOf(completion.invoke('a', {}, 'streaming', 'me')).toEqualTypeOf<AppStream>()
  }
  expectTypeOf(inspect).toBeFunction()
})

test('an event is told apart by its name and stays open to new ones', () => {
  const inspect = (event: AppEvent): string => {
    if (event.event === 'message') expectTypeOf(event.answer).toEqualTypeOf<string>()
    switch (event.event) {
      case 'workflow_finished':
        return event.data.status
      case 'error':
        return event.code
      default:
        return event.event
    }
  }
  expectTypeOf(inspect).toBeFunction()
})
