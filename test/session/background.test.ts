import { expect, test } from 'vitest'

import { Background } from '../../src/session/background.ts'
import { createContext } from './create-context.ts'

function open() {
  const caller = new AbortController()
  const background = new Background(createContext({}, { signal: caller.signal }))
  return { caller, background, signal: background.context.signal }
}

test('calls to other services end when the caller leaves', () => {
  const { caller, signal } = open()
  expect(signal.aborted).toBe(false)
  const reason = new Error('the caller left')
  caller.abort(reason)
  expect(signal.aborted).toBe(true)
  expect(signal.reason).toBe(reason)
})

test('calls do not begin after the caller has left', () => {
  const caller = new AbortController()
  caller.abort()
  const background = new Background(createContext({}, { signal: caller.signal }))
  expect(background.context.signal.aborted).toBe(true)
})

test('once work is to go on after the answer, the caller may leave and nothing ends', async () => {
  const { caller, background, signal } = open()
  background.waitUntil(Promise.resolve())
  caller.abort()
  expect(signal.aborted).toBe(false)
})

test('the rest of the context is the request’s', () => {
  const context = createContext({ A: 1 })
  const calls = new Background(context).context
  expect(calls).toEqual({
    manifest: context.manifest,
    env: context.env,
    settings: context.settings,
    href: context.href,
    request_id: context.request_id,
    waitUntil: context.waitUntil,
    log: context.log,
    signal: calls.signal,
  })
})
