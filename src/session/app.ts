import type { SessionContext } from './session-context.ts'

/** `this.session.app`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- the seam; its calls are added here
export interface Apps {}

/** Creates `this.session.app` for one request. */
export const createApps = (_context: SessionContext): Apps => ({})
