import type { SessionContext } from './session-context.ts'

/** `this.session.workflow_node`. */
// oxlint-disable-next-line typescript/no-empty-object-type -- the seam; its calls are added here
export interface WorkflowNodes {}

/** Creates `this.session.workflow_node` for one request. */
export const createWorkflowNodes = (_context: SessionContext): WorkflowNodes => ({})
