import { InvocationError } from './errors.ts'
import type { JsonObject } from './json-secret.ts'
import { demandAccess } from './permission.ts'
import type { SessionContext } from './session-context.ts'

/** What a workflow node gives in Dify. */
export interface NodeResponse {
  readonly process_data: JsonObject
  readonly inputs: JsonObject
  readonly outputs: JsonObject
}

/** The model of a node: `name` where other calls say `model`. */
export interface NodeModelConfig {
  readonly provider: string
  readonly name: string
  readonly mode?: string | undefined
  readonly completion_params?: JsonObject | undefined
}

interface Node<Named, Positional extends readonly unknown[]> {
  /** Throws: a node is not reachable outside Dify. */
  invoke(...call: [Named] | Positional): Promise<NodeResponse>
}

interface NodeCall {
  readonly model: NodeModelConfig
  readonly query: string
  readonly instruction?: string | undefined
}

/** A class that a query may be of. */
export interface QuestionClass {
  readonly id: string
  readonly name: string
}

/** A parameter to find in a query. */
export interface NodeParameter {
  readonly name: string
  readonly type: string
  readonly options?: readonly string[] | undefined
  readonly description: string
  readonly required?: boolean | undefined
}

type Rest = [model: NodeModelConfig, query: string, instruction?: string | undefined]

/** `this.session.workflow_node`: there for ports to compile; every call tells what to do instead. */
export interface WorkflowNodes {
  readonly question_classifier: Node<
    NodeCall & { readonly classes: readonly QuestionClass[] },
    [classes: readonly QuestionClass[], ...Rest]
  >
  readonly parameter_extractor: Node<
    NodeCall & { readonly parameters: readonly NodeParameter[] },
    [parameters: readonly NodeParameter[], ...Rest]
  >
}

/** Creates `this.session.workflow_node` for one request. */
export const createWorkflowNodes = ({ manifest }: SessionContext): WorkflowNodes => {
  const refuse = (name: string) => ({
    invoke: async (): Promise<NodeResponse> => {
      demandAccess(manifest, 'node')
      throw new InvocationError(
        `workflow_node.${name}.invoke is not reachable outside Dify: put the node into a workflow app and call that with this.session.app.workflow.invoke, or ask a model with this.session.model.llm_structured_output.invoke`,
      )
    },
  })
  return {
    question_classifier: refuse('question_classifier'),
    parameter_extractor: refuse('parameter_extractor'),
  }
}
