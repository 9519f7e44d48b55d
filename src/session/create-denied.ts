import type { Access } from '../plugin/permits.ts'
import { PermissionError } from './errors.ts'

/**
 * Stands for a part of the session that the manifest denies and the build left out: whatever of it
 * is called throws Dify's own text. `accessOf` tells which access a member of the part needs.
 */
export const createDenied = (accessOf: (member: string) => Access): object =>
  new Proxy(
    {},
    {
      get: (_, member) => refuseAll(new PermissionError(accessOf(String(member)))),
    },
  )

/** A function that throws, and so does everything that is read of it, however deep. */
const refuseAll = (error: PermissionError): unknown => {
  const refuse = (): never => {
    throw error
  }
  return new Proxy(refuse, { get: () => refuseAll(error) })
}

/** The same for the storage, all of whose members are functions that give a promise. */
export const createDeniedStorage = (): object =>
  new Proxy(
    {},
    {
      get: () => () => Promise.reject(new PermissionError('storage')),
    },
  )
