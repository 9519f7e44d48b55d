import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Delivery } from './app-script.ts'

type Event = Readonly<Record<string, unknown>> | string

/** Ends a delivery that holds the stream open. */
export interface Task {
  stopped: boolean
}

/** Writes the events as an event stream in the way that the delivery tells. */
export async function deliver(
  response: ServerResponse,
  events: readonly Event[],
  { delivery = {}, task }: { delivery?: Delivery | undefined; task: Task },
): Promise<void> {
  response.socket?.setNoDelay(true)
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
  response.flushHeaders()
  const end = delivery.line_end ?? '\n'
  for (const [index, event] of events.entries()) {
    if (index === delivery.hold_after) await hold(response, task, end)
    if (task.stopped || response.destroyed) break
    if (delivery.cut?.after === index) return cut(response, format(event, end), delivery.cut.how)
    if (delivery.pings === true) response.write(`event: ping${end}${end}`)
    await write(response, format(event, end), delivery)
  }
  if (delivery.hold_after === events.length) await hold(response, task, end)
  response.end()
}

const format = (event: Event, end: string): Buffer =>
  Buffer.from(typeof event === 'string' ? event : `data: ${JSON.stringify(event)}${end}${end}`)

async function write(response: ServerResponse, bytes: Buffer, delivery: Delivery): Promise<void> {
  const size = delivery.piece ?? bytes.length
  for (let start = 0; start < bytes.length; start += size) {
    response.write(bytes.subarray(start, start + size))
    if (delivery.pause_ms !== undefined) await sleep(delivery.pause_ms)
  }
}

async function hold(response: ServerResponse, task: Task, end: string): Promise<void> {
  while (!task.stopped && !response.destroyed) {
    response.write(`event: ping${end}${end}`)
    await sleep(20)
  }
}

async function cut(response: ServerResponse, next: Buffer, how: 'end' | 'reset' | 'inside') {
  if (how === 'inside') response.write(next.subarray(0, next.length >> 1))
  // What was written is on its way before the connection goes.
  await sleep(20)
  if (how === 'reset') response.socket?.resetAndDestroy()
  else response.end()
}
