/** The kind of a file, as Dify tells it from the media type. */
export type FileType = 'document' | 'image' | 'video' | 'audio'

/** A file as the inputs of an app take it, alone or in a list. */
export type AppFile =
  | {
      readonly type: FileType
      readonly transfer_method: 'local_file'
      readonly upload_file_id: string
    }
  | { readonly type: FileType; readonly transfer_method: 'remote_url'; readonly url: string }

/** What is known of an uploaded file. */
export interface FileRecord {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly extension: string
  readonly mime_type: string
  readonly preview_url?: string | null
}

/** An uploaded file (the SDK's UploadFileResponse). */
export class UploadFileResponse {
  readonly id: string
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** Without a dot: `png`. */
  readonly extension: string
  readonly mime_type: string
  readonly type: FileType
  /** Where the file can be looked at; the link to a file in R2, until it expires. */
  readonly preview_url: string | null
  readonly #keptBy: 'app' | 'us'

  constructor(record: FileRecord, keptBy: 'app' | 'us') {
    this.id = record.id
    this.name = record.name
    this.size = record.size
    this.extension = record.extension
    this.mime_type = record.mime_type
    this.type = typeOf(record.mime_type)
    this.preview_url = record.preview_url ?? null
    this.#keptBy = keptBy
  }

  /** Gives the file in the shape that an app's inputs take. */
  to_app_parameter(): AppFile {
    const { id, type, preview_url } = this
    return this.#keptBy === 'us' && preview_url !== null
      ? { type, transfer_method: 'remote_url', url: preview_url }
      : { type, transfer_method: 'local_file', upload_file_id: id }
  }
}

function typeOf(mimeType: string): FileType {
  if (mimeType.startsWith('image/')) return 'image'
  if (mimeType.startsWith('video/')) return 'video'
  if (mimeType.startsWith('audio/')) return 'audio'
  return 'document'
}
