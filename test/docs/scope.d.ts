/**
 * What the examples of the documents take for given: endpoints, bindings, and the names that a reader
 * has already where an example begins in the middle. Only the test of the documents sees this file.
 */
import type { AppSelector, AppStream, ModelSelector, Plugin } from 'dify-edge'
import type * as edge from 'dify-edge'
import type { cors as Cors } from 'hono/cors'

interface Untyped {
  readonly values: object
  readonly settings: object
}

declare module 'dify-edge/endpoint-types' {
  interface EndpointTypes {
    /** The endpoint around every example that is not a whole file. */
    'endpoints/example': {
      readonly values: object
      readonly settings: {
        readonly app: AppSelector
        readonly model: ModelSelector<'llm'>
        readonly token: string
      }
    }
    'endpoints/duck': {
      readonly values: { readonly app_id: string }
      readonly settings: { readonly api_key: string }
    }
    'endpoints/greet': {
      readonly values: { readonly name: string }
      readonly settings: { readonly greeting: string }
    }
    'endpoints/report': Untyped
    'endpoints/talk': { readonly values: object; readonly settings: { readonly app: AppSelector } }
  }
}

declare global {
  namespace Cloudflare {
    interface Env {
      FILES: R2Bucket
      MY_QUEUE: Queue
      UPLOADS: R2Bucket
    }
  }

  interface Body {
    readonly message?: string
  }

  const plugin: Plugin
  const cors: typeof Cors
  const search: (query: string) => Promise<readonly string[]>
  const generate: () => Generator<string>

  const response: edge.Response
  const headers: edge.Headers
  const rows: readonly string[]
  const x: unknown
  const name: string
  const tag: string
  const version: string
  let text: string

  const f: edge.FileStorage
  const bucket: R2Bucket
  const key: string
  const writable: WritableStream<Uint8Array>
  const fields: Map<string | null, string>

  const bytes: Uint8Array
  const id: string
  const user: string
  const minute: number
  const app_id: string
  const query: string
  const conversation_id: string
  const events: AppStream
  let answer: string
}
