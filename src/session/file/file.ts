import type { BytesLike } from '../bytes.ts'
import type { UploadFileResponse } from './upload-file-response.ts'

/** Where an uploaded file goes. */
interface UploadOptions {
  /** The app whose Service API keeps the file; without it the R2 binding `FILES` does, for every app. */
  readonly app_id?: string | null | undefined
  /** The app's user that the file belongs to: the same as in the call that sends it. */
  readonly user?: string | null | undefined
  /** Seconds until the link to a file in R2 expires, a day where absent and seven days at most. */
  readonly expires_in?: number | null | undefined
}

/** A file to upload, by the names of the SDK's arguments. */
interface Upload extends UploadOptions {
  readonly filename: string
  readonly content: BytesLike
  readonly mimetype: string
}

/**
 * `this.session.file` (the SDK's File, awaited).
 *
 * @example
 * const image = await this.session.file.upload('cat.png', bytes, 'image/png')
 * await this.session.app.chat.invoke({ app_id, query: 'Who is this?', inputs: { image: image.to_app_parameter() } })
 */
export interface File {
  /** Uploads a file; as in Dify, no permission of the manifest is needed. */
  upload(
    filename: string,
    content: BytesLike,
    mimetype: string,
    options?: UploadOptions,
  ): Promise<UploadFileResponse>
  upload(upload: Upload): Promise<UploadFileResponse>
}
