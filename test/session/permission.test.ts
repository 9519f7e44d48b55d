import { expect, test } from 'vitest'

import type { Access } from '../../src/plugin/permits.ts'
import { demandAccess } from '../../src/session/permission.ts'

const plugin = { author: 'test', name: 'test', version: '0.0.1' }

const demand = (permission: Readonly<Record<string, unknown>> | undefined, access: Access) =>
  demandAccess(permission === undefined ? plugin : { ...plugin, permission }, access)

const switches: [Access, Readonly<Record<string, unknown>>][] = [
  ['tool', { tool: { enabled: true } }],
  ['app', { app: { enabled: true } }],
  ['node', { node: { enabled: true } }],
  ['storage', { storage: { enabled: true, size: 1024 } }],
  ['llm', { model: { enabled: true, llm: true } }],
  ['text-embedding', { model: { enabled: true, text_embedding: true } }],
  ['rerank', { model: { enabled: true, rerank: true } }],
  ['tts', { model: { enabled: true, tts: true } }],
  ['speech2text', { model: { enabled: true, speech2text: true } }],
  ['moderation', { model: { enabled: true, moderation: true } }],
]

test.each(switches)('%s is permitted by its switch alone', (access, permission) => {
  expect(() => demand(permission, access)).not.toThrow()
  for (const [other, its] of switches) {
    if (other === access) continue
    expect(() => demand(its, access)).toThrow(
      `permission denied, you need to enable ${access} access in plugin manifest`,
    )
  }
})

test.each(switches)('without a manifest %s is permitted', (access) => {
  expect(() => demand(undefined, access)).not.toThrow()
})

const refused: [Access, Readonly<Record<string, unknown>>][] = [
  ['llm', { model: { enabled: false, llm: true } }],
  ['llm', { model: { llm: true } }],
  ['llm', { model: { enabled: true } }],
  ['app', { app: { enabled: false } }],
  ['app', { app: { enabled: 'true' } }],
  ['app', { app: true }],
  ['app', { app: null }],
  ['app', {}],
]
test.each(refused)('%s is refused by %j', (access, permission) => {
  expect(() => demand(permission, access)).toThrow(/^permission denied/)
})
