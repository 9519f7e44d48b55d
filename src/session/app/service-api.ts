import { AppInvocationError, toAppError } from './app-error.ts'
import { findAppKey } from './find-app-key.ts'
import type { AppKey } from './find-app-key.ts'
import type { BytesLike } from '../bytes.ts'
import { readBytes } from '../bytes.ts'
import { fetchUpstream } from '../fetch-upstream.ts'
import type { UpstreamRefusal } from '../upstream-refusal.ts'
import { isObject } from '../json-secret.ts'
import type { JsonObject } from '../json-secret.ts'
import { readJsonBody } from '../read-body-text.ts'
import type { SessionContext } from '../session-context.ts'

/** The user that Dify takes where a call names none. */
export const DEFAULT_USER = 'DEFAULT-USER'

/** One request to the Service API of an app. */
export interface ServiceCall {
  readonly key: AppKey
  /** Below the base URL: `/chat-messages`. */
  readonly path: string
  /** Sent with POST; without it the request is a GET. */
  readonly body?: unknown
  /** Gives the text of a refusal; by default what failed, `failure`, and the answer. */
  readonly describe?: (refusal: UpstreamRefusal) => string
  /** What failed, at the beginning of an error's text: `invoke app failed`. */
  readonly failure: string
  readonly signal?: AbortSignal
}

/** Asks the Service API and gives its successful answer with the body unread. */
export async function callServiceApi(
  context: SessionContext,
  { key, path, body, failure, describe, signal }: ServiceCall,
): Promise<Response> {
  try {
    return await fetchUpstream(
      context,
      {
        url: key.base_url + path,
        method: body === undefined ? 'GET' : 'POST',
        api_key: key.api_key,
        body,
        subject: { app_id: key.app_id },
      },
      signal,
    )
  } catch (error) {
    if (error instanceof TypeError)
      throw new TypeError(`${failure}: ${error.message}`, { cause: error })
    const { app_id } = key
    throw toAppError(error, {
      app_id,
      describe: (refusal) => {
        const text = describe?.(refusal) ?? `${failure}: ${refusal.message}`
        if (refusal.status === 401)
          return `${text}; the key in ${key.place} was refused: set it again`
        // The Service API has a code in every answer; what has none is somebody else.
        const isOther = refusal.status === 404 && refusal.code === undefined
        return isOther ? `${text}; is ${key.base_url} the Service API? Its URL ends in /v1` : text
      },
    })
  }
}

/** The file of an upload. */
export interface AppUpload {
  readonly filename: string
  readonly content: BytesLike
  readonly mimetype: string
  /** Who may use the file in a call; `DEFAULT-USER` where absent. */
  readonly user?: string | undefined
}

/** The record of an uploaded file; its id is good for the same app and user only. */
export interface UploadedFile {
  readonly id: string
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** Without the dot. */
  readonly extension: string
  readonly mime_type: string
  readonly preview_url?: string | null
  readonly source_url?: string | null
}

/** Uploads a file to an app's Service API (`POST /files/upload`) and gives its record. */
export async function uploadToApp(
  context: SessionContext,
  app_id: string,
  { filename, content, mimetype, user = DEFAULT_USER }: AppUpload,
): Promise<UploadedFile> {
  const form = new FormData()
  const bytes = readBytes(content)
  form.set('file', new Blob([bytes], { type: mimetype }), filename)
  form.set('user', user)
  const key = findAppKey(context, app_id)
  const failure = 'upload file failed'
  const describe = ({ status, text, message }: UpstreamRefusal): string =>
    status === 0
      ? `${failure}: ${message}`
      : `${failure}, status code: ${status}, response: ${text || 'empty'}`
  const call = { key, path: '/files/upload', body: form, failure, describe }
  const record = await fetchJson(context, call)
  if (typeof record['id'] === 'string') {
    const known = { name: filename, size: bytes.length, extension: '', mime_type: mimetype }
    const told = Object.entries(record).filter(([, value]) => value !== null)
    return { ...known, ...Object.fromEntries(told) } as UploadedFile
  }
  throw new AppInvocationError(`${failure}, empty response from server`, { app_id })
}

/** Asks the Service API for a JSON object. */
export async function fetchJson(context: SessionContext, call: ServiceCall): Promise<JsonObject> {
  const response = await callServiceApi(context, call)
  const { key, failure } = call
  const { app_id, base_url } = key
  const { status } = response
  let reason = `the answer is not a JSON object; is ${base_url} the Service API?`
  try {
    const body = await readJsonBody(response)
    if (isObject(body)) return body
  } catch (error) {
    context.signal.throwIfAborted()
    reason = error instanceof Error ? error.message : String(error)
  }
  throw new AppInvocationError(`${failure}: ${reason}`, { app_id, status })
}
