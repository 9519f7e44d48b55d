import { isFilePath, serveFile } from './serve-file.ts'

/** Answers a request where its path is that of a link; the runtime asks before it asks the rules. */
export type LinkServer = (path: string, request: LinkRequest) => Promise<Response> | undefined

/** What a link is answered by. */
export interface LinkRequest {
  readonly raw: Request
  readonly env: Cloudflare.Env
}

/** Serves the links that `session.file.upload` gives to files in R2; the promise may reject with an HTTPException. */
export const serveLinks: LinkServer = (path, { raw, env }) =>
  isFilePath(path) ? serveFile(raw, env) : undefined
