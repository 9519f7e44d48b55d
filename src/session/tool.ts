import type { SessionContext } from './session-context.ts'

/** `this.session.tool`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- the seam; its calls are added here
export interface Tools {}

/** Creates `this.session.tool` for one request. */
export const createTools = (_context: SessionContext): Tools => ({})
