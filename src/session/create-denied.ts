import type { Access } from '../plugin/permits.ts'
import { PermissionError } from './errors.ts'

/**
 * Stands for a part of the session that the manifest denies and the build left out: whatever of it
 * is called fails with Dify's own text. `accessOf` tells which access a member of the part needs.
 */
export const createDenied = (accessOf: (member: string) => Access): object =>
  deny({}, (member) => refuseAll(new PermissionError(accessOf(member))))

/** A function that fails, and so does everything that is read of it, however deep. */
const refuseAll = (error: PermissionError): object => {
  const refused: object = deny(
    () => refuse(error),
    () => refused,
  )
  return refused
}

/** Answers for every member but those that all objects have, and those that `await` and JSON ask for. */
const deny = (target: object, answer: (member: string) => object): object =>
  new Proxy(target, {
    get: (_, member) =>
      typeof member === 'symbol' || member in target || member === 'then' || member === 'toJSON'
        ? (Reflect.get(target, member) as unknown)
        : answer(member),
  })

/** A failed call is both a promise that rejects and a stream whose first event does, as calls may be either. */
function refuse(reason: PermissionError): object {
  const fail = async (error: unknown): Promise<never> => {
    throw error
  }
  const refused = fail(reason)
  // Who reads the stream never looks at the promise.
  refused.catch(() => undefined)
  return Object.assign(refused, {
    next: () => refused,
    return: async (value: unknown) => ({ done: true, value }),
    throw: fail,
    [Symbol.asyncIterator]() {
      return this
    },
  })
}
