import type { BytesLike } from './bytes.ts'
import type { SessionContext } from './session-context.ts'

/** The kind of a file, as Dify tells it from its media type. */
export type FileType = 'document' | 'image' | 'video' | 'audio'

/** Where an uploaded file goes. */
export interface UploadOptions {
  /** The app whose Service API keeps the file; without it the R2 binding `FILES` does. */
  readonly app_id?: string
  /** The app's user that the file belongs to; the same as in the call that sends it. */
  readonly user?: string
  /** Seconds until the link to a file in R2 expires. */
  readonly expires_in?: number
}

/** A file as an argument of an app: in `inputs`, or in a list of files there. */
export type AppFile =
  | {
      readonly type: FileType
      readonly transfer_method: 'local_file'
      readonly upload_file_id: string
    }
  | { readonly type: FileType; readonly transfer_method: 'remote_url'; readonly url: string }

/** An uploaded file (the SDK's UploadFileResponse). */
export interface UploadFileResponse {
  readonly id: string
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** Without the dot: `png`. */
  readonly extension: string
  readonly mime_type: string
  readonly type: FileType
  readonly preview_url?: string
  /** Gives the file in the shape that an app's inputs take. */
  to_app_parameter(): AppFile
}

/** `this.session.file` (the SDK's File, awaited). */
export interface File {
  /** Uploads a file; no permission of the manifest is needed, as in Dify. */
  upload(
    filename: string,
    content: BytesLike,
    mimetype: string,
    options?: UploadOptions,
  ): Promise<UploadFileResponse>
  upload(
    call: {
      readonly filename: string
      readonly content: BytesLike
      readonly mimetype: string
    } & UploadOptions,
  ): Promise<UploadFileResponse>
}

/** Creates the upload of files. */
export function createFile(context: SessionContext): File {
  throw new Error(`files of ${context.manifest.name} are not wired`)
}
