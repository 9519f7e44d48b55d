import { describe, expect, test } from 'vitest'
import { MissingBindingError, PermissionError } from '../../../src/session/errors.ts'
import { createStorage } from '../../../src/session/storage/plugin-storage.ts'
import type { Storage } from '../../../src/session/storage/storage.ts'
import { bindings } from '../bindings.ts'
import { createContext } from '../create-context.ts'
import { openStorage } from './open-storage.ts'

const calls: [string, (storage: Storage, key: string) => Promise<unknown>][] = [
  ['get', (storage, key) => storage.get(key)],
  ['set', (storage, key) => storage.set(key, 'value')],
  ['delete', (storage, key) => storage.delete(key)],
  ['exist', (storage, key) => storage.exist(key)],
  ['increment', (storage, key) => storage.increment(key)],
  ['update', (storage, key) => storage.update(key, () => 'value')],
]

describe('keys', () => {
  const refused: [string, RegExp][] = [
    ['', /it is empty/],
    ['..', /path traversal attempt detected/],
    ['../key', /path traversal attempt detected/],
    ['a/../../key', /path traversal attempt detected/],
    ['a..b', /path traversal attempt detected/],
    ['a\\b', /path traversal attempt detected/],
    ['half \ud83d', /surrogate/],
    ['k'.repeat(257), /longer than 256 bytes/],
    ['ね'.repeat(86), /longer than 256 bytes/],
  ]
  test.each(refused)('%j is refused', async (key, text) => {
    for (const [, call] of calls) await expect(call(openStorage(), key)).rejects.toThrow(text)
  })

  const taken = ['a/../b', '/..', '/../b', 'a//b', './a', 'a/.', '...'.slice(2), 'k'.repeat(256)]
  test.each([...taken, 'ね'.repeat(85)])('%j is taken', async (key) => {
    const storage = openStorage()
    await storage.set(key, 'value')
    expect(await storage.exist(key)).toBe(true)
  })
})

describe('without', () => {
  const open = (env: Readonly<Record<string, unknown>>) => createStorage(createContext(env))

  test.each(calls)('a binding, %s names it and the lines to add', async (_, call) => {
    const error = await call(open({}), 'key').catch((error: unknown) => error)
    expect(error).toBeInstanceOf(MissingBindingError)
    expect(error).toMatchObject({ binding: 'DB' })
    expect(String(error)).toContain('[[d1_databases]]\n  binding = "DB"')
  })

  test.each(calls)('tables, %s names the commands and no SQL', async (_, call) => {
    const error = await call(open({ DB: bindings.BARE_DB }), 'key').catch((error: unknown) => error)
    expect(error).toBeInstanceOf(MissingBindingError)
    expect(String(error)).toContain('npx wrangler d1 migrations apply DB --local')
    expect(String(error)).toContain('npm run deploy')
    expect(String(error)).not.toMatch(/SQL|no such/)
  })

  test.each(calls)('permission, %s throws the text of Dify', async (_, call) => {
    const manifest = { author: 'test', name: 'test', version: '0.0.1', permission: {} }
    const storage = createStorage(createContext({ DB: bindings.DB }, { manifest }))
    const error = await call(storage, 'key').catch((error: unknown) => error)
    expect(error).toBeInstanceOf(PermissionError)
    expect(error).toMatchObject({
      message: 'permission denied, you need to enable storage access in plugin manifest',
    })
  })
})

describe('arguments that a call does not take are an error', () => {
  const wrong: [string, RegExp, (storage: Storage) => Promise<unknown>][] = [
    [
      'a misspelt option',
      /storage.set\(\) got an unexpected argument "ifAbsent": it takes key, val, ttl, if_absent/,
      (storage) => storage.set('key', 'value', { ifAbsent: true } as object),
    ],
    [
      'a misspelt name',
      /storage.set\(\) got an unexpected argument "value"/,
      (storage) => storage.set({ key: 'key', value: 'value' } as never),
    ],
    [
      'no value',
      /storage.set\(\) is missing its argument "val"/,
      (storage) => storage.set('key', null as never),
    ],
    ['a number', /expected bytes.*got number/, (storage) => storage.set('key', 5 as never)],
    [
      'an object',
      /expected bytes.*JSON.stringify/,
      (storage) => storage.set('key', { a: 1 } as never),
    ],
    ['a key that is no string', /a key of storage is a string/, (s) => s.get(5 as never)],
    ['a ttl of 0', /seconds, more than 0/, (s) => s.set('key', 'value', { ttl: 0 })],
    ['a ttl in words', /seconds, more than 0/, (s) => s.set('key', 'v', { ttl: '5' as never })],
    ['a ttl by position', /then its options in an object/, (s) => s.set('key', 'v', 60 as never)],
    ['half a step', /takes a whole number as "by"/, (s) => s.increment('key', 0.5)],
    ['a value as a change', /takes a function/, (s) => s.update('key', 'value' as never)],
  ]
  test.each(wrong)('%s', async (_, text, call) => {
    const storage = openStorage()
    await expect(call(storage)).rejects.toThrow(text)
    expect(await storage.exist('key')).toBe(false)
  })

  test('null is as if not given, as Python plugins pass None', async () => {
    const storage = openStorage()
    const none = { ttl: null, if_absent: null } as never
    expect(await storage.set('key', 'value', none)).toBe(true)
  })
})
