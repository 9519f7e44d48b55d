import { blotKey } from '../blot-key.ts'
import { isObject } from '../json-secret.ts'
import type { AppEvent } from './app-events.ts'
import type { AppCall } from './stream-app.ts'

/**
 * Gives the event, or nothing for what never reaches a plugin in Dify: keep-alives and what is no dict.
 * From what tells a failure the key is blotted out, for that ends in errors and logs.
 */
export function parseEvent(data: string, api_key: string): AppEvent | undefined {
  let event: unknown
  try {
    event = JSON.parse(data)
  } catch {
    throw new Error('an event is not JSON')
  }
  if (!isObject(event) || event['event'] === 'ping') return undefined
  const blot = (text: unknown): unknown =>
    typeof text === 'string' ? blotKey(text, api_key) : text
  if (event['event'] === 'error') {
    event = { ...event, code: blot(event['code']), message: blot(event['message']) }
  } else if (
    /^workflow_(?:finished|paused)$/.test(String(event['event'])) &&
    !isObject(event['data'])
  ) {
    throw new Error(`an event ${String(event['event'])} has no data`)
  } else if (isObject(event['data']) && event['data']['error']) {
    event = { ...event, data: { ...event['data'], error: blot(event['data']['error']) } }
  }
  return event as AppEvent
}

/**
 * Tells whether an event closes the answer of an app. A chatflow's message_end comes beside its
 * workflow_finished, in either order; a failed one may have none.
 */
export function closes(event: AppEvent, kind: AppCall['kind']): boolean {
  switch (event.event) {
    case 'error':
    case 'message_end':
    case 'workflow_paused':
      return true
    case 'workflow_finished':
      return kind === 'workflow' || /^(?:failed|stopped)$/.test(event.data.status)
    default:
      return false
  }
}
