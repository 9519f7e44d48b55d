import type { SessionContext } from '../session-context.ts'
import { createFile } from './create-file.ts'
import type { File } from './file.ts'
import { isFilePath, serveFile } from './serve-file.ts'

/** Files as a part of the session: uploading them, and serving the links that this gives. */
export interface FilePart {
  readonly create: (context: SessionContext) => File
  /** Tells whether a path is that of a link; the runtime asks before it asks the rules. */
  readonly isLink: (path: string) => boolean
  /** Answers a request for a link, or throws an HTTPException. */
  readonly serve: (request: Request, env: Cloudflare.Env) => Promise<Response>
}

/** Uploads to apps and to R2. */
export const filePart: FilePart = { create: createFile, isLink: isFilePath, serve: serveFile }
