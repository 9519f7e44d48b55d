import { readBytes } from '../bytes.ts'
import { NotFoundError } from '../errors.ts'
import { demandAccess } from '../permission.ts'
import type { SessionContext } from '../session-context.ts'
import { incrementValue } from './increment-value.ts'
import { readCall } from './read-call.ts'
import { hasValue, readValue } from './read-value.ts'
import { removeValue } from './remove-value.ts'
import { openSlot } from './slot.ts'
import type { Slot } from './slot.ts'
import type { Storage } from './storage.ts'
import { updateValue } from './update-value.ts'
import { writeValue } from './write-value.ts'

/** Creates the storage of a plugin over its D1 binding `DB`. */
export const createStorage = (context: SessionContext): Storage => new PluginStorage(context)

const GET = { call: 'storage.get', positional: ['key'], required: 1, options: [] }
const SET = {
  call: 'storage.set',
  positional: ['key', 'val'],
  required: 2,
  options: ['ttl', 'if_absent'],
}
const DELETE = { call: 'storage.delete', positional: ['key'], required: 1, options: [] }
const EXIST = { call: 'storage.exist', positional: ['key'], required: 1, options: [] }
const INCREMENT = {
  call: 'storage.increment',
  positional: ['key', 'by'],
  required: 1,
  options: ['ttl'],
}
const UPDATE = {
  call: 'storage.update',
  positional: ['key', 'change'],
  required: 2,
  options: ['ttl'],
}

class PluginStorage implements Storage {
  readonly #context: SessionContext

  constructor(context: SessionContext) {
    this.#context = context
  }

  async get(...given: readonly unknown[]): Promise<Uint8Array> {
    const { key } = readCall(GET, given)
    const stored = await readValue(this.#open(key))
    if (stored === undefined) throw new NotFoundError(key, 'load data failed')
    return stored.value
  }

  async set(...given: readonly unknown[]): Promise<boolean> {
    const { key, val, ttl, if_absent } = readCall(SET, given)
    const expected = { kind: if_absent ? 'absent' : 'anything', ttl } as const
    return writeValue(this.#open(key), { value: readBytes(val), expected })
  }

  async delete(...given: readonly unknown[]): Promise<void> {
    const { key } = readCall(DELETE, given)
    const wasThere = await removeValue(this.#open(key))
    if (!wasThere) throw new NotFoundError(key, 'delete data failed')
  }

  async exist(...given: readonly unknown[]): Promise<boolean> {
    const { key } = readCall(EXIST, given)
    return hasValue(this.#open(key))
  }

  async increment(...given: readonly unknown[]): Promise<number> {
    const { key, by, ttl } = readCall(INCREMENT, given)
    return incrementValue(this.#open(key), { by, ttl })
  }

  async update(...given: readonly unknown[]): Promise<Uint8Array> {
    const { key, change, ttl } = readCall(UPDATE, given)
    return updateValue(this.#open(key), { change, ttl })
  }

  #open(key: string): Slot {
    demandAccess(this.#context.manifest, 'storage')
    return openSlot(this.#context, key)
  }
}
