import type { Access } from '../plugin/permits.ts'
import { PermissionError } from './errors.ts'

/**
 * Stands for a part of the session that the manifest denies and the build left out: whatever of it
 * is called throws Dify's own text. `accessOf` tells which access a member of the part needs.
 */
export const createDenied = <Part extends object>(accessOf: (member: string) => Access): Part =>
  new Proxy<Part>({} as Part, {
    get: (_, member) => refuseAll(new PermissionError(accessOf(String(member)))),
  })

/** A function that throws, and so does everything that is read of it, however deep. */
const refuseAll = (error: PermissionError): unknown => {
  const refuse = (): never => {
    throw error
  }
  return new Proxy(refuse, { get: () => refuseAll(error) })
}

/** The same for the storage, all of whose members are functions that give a promise. */
export const createDeniedStorage = <Part extends object>(): Part =>
  new Proxy<Part>({} as Part, {
    get: () => () => Promise.reject(new PermissionError('storage')),
  })
