import type { Apps } from './app/create-apps.ts'
import { Background } from './background.ts'
import type { Access } from '../plugin/permits.ts'
import { createDenied } from './create-denied.ts'
import type { File } from './file/file.ts'
import type { Models } from './model/create-models.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionParts } from './session-parts.ts'
import type { Storage } from './storage/storage.ts'
import { createTools } from './tool.ts'
import type { Tools } from './tool.ts'
import { createWorkflowNodes } from './workflow-node.ts'
import type { WorkflowNodes } from './workflow-node.ts'

/** What a handler reaches as `this.session`: the Python SDK's Session, awaited. */
export interface Session {
  readonly storage: Storage
  readonly app: Apps
  readonly model: Models
  readonly file: File
  readonly tool: Tools
  readonly workflow_node: WorkflowNodes
  /** The Worker's bindings as they are; their types come from `wrangler types`. */
  readonly env: Cloudflare.Env
  /** Lets work go on after the answer; its error is logged with the request id. */
  wait_until(promise: Promise<unknown>): void
}

/** Creates the session of one request; each part is made when it is first reached. */
export const createSession = (context: SessionContext, parts: SessionParts): Session =>
  new RequestSession(context, parts)

class RequestSession implements Session {
  readonly #context: SessionContext
  readonly #parts: SessionParts
  #background: Background | undefined
  #storage: Storage | undefined
  #app: Apps | undefined
  #model: Models | undefined
  #file: File | undefined
  #tool: Tools | undefined
  #workflowNode: WorkflowNodes | undefined

  constructor(context: SessionContext, parts: SessionParts) {
    this.#context = context
    this.#parts = parts
  }

  get env(): Cloudflare.Env {
    return this.#context.env
  }

  get storage(): Storage {
    return (this.#storage ??= (this.#parts.storage ?? denyStorage)(this.#context))
  }

  get app(): Apps {
    return (this.#app ??= (this.#parts.app ?? denyApps)(this.#work.context))
  }

  get model(): Models {
    return (this.#model ??= (this.#parts.model ?? denyModels)(this.#work.context))
  }

  get file(): File {
    return (this.#file ??= (this.#parts.file ?? refuseFile)(this.#work.context))
  }

  get tool(): Tools {
    return (this.#tool ??= createTools(this.#work.context))
  }

  get workflow_node(): WorkflowNodes {
    return (this.#workflowNode ??= createWorkflowNodes(this.#work.context))
  }

  wait_until(promise: Promise<unknown>): void {
    this.#work.waitUntil(promise)
  }

  get #work(): Background {
    return (this.#background ??= new Background(this.#context))
  }
}

// Dify has no permission for files: the part is missing only where a plugin was put together by hand.
const refuseFile = (): never => {
  throw new TypeError("The plugin's session has no part `file` of dify-edge/session-parts")
}

const denyStorage = (): Storage => createDenied(() => 'storage') as Storage

const denyApps = (): Apps => createDenied(() => 'app') as Apps

const denyModels = (): Models => createDenied((member) => MODEL_ACCESS[member] ?? 'llm') as Models

// Whatever is not here is made of an llm.
const MODEL_ACCESS: Readonly<Record<string, Access>> = {
  text_embedding: 'text-embedding',
  rerank: 'rerank',
  tts: 'tts',
  speech2text: 'speech2text',
  moderation: 'moderation',
}
