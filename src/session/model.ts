import type { SessionContext } from './session-context.ts'

/** `this.session.model`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- the seam; its calls are added here
export interface Models {}

/** Creates `this.session.model` for one request. */
export const createModels = (_context: SessionContext): Models => ({})
