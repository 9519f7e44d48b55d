import { createFile } from '../../../src/session/file/create-file.ts'
import type { File } from '../../../src/session/file/file.ts'
import { serveFile } from '../../../src/session/file/serve-file.ts'
import { HTTPException } from '../../../src/wrappers/exceptions/http-exception.ts'
import { bindings } from '../bindings.ts'
import { createContext } from '../create-context.ts'

/** The bindings that files need. */
export const env = { FILES: bindings.FILES, FILES_SECRET: 'a secret of the tests' }

/** Opens the files of a session on R2. */
export const openFile = (url = 'https://edge.example/duck/1?x=1'): File =>
  createFile(createContext(env, { href: url }))

/** Follows a link, as the runtime does: an HTTPException becomes its response. */
export async function follow(
  url: string | null,
  init: RequestInit = {},
  bound: object = env,
): Promise<Response> {
  try {
    return await serveFile(new Request(url ?? 'https://edge.example/', init), bound)
  } catch (error) {
    if (!(error instanceof HTTPException)) throw error
    return new Response(null, {
      status: error.code ?? 0,
      headers: error.get_headers() as [string, string][],
    })
  }
}
