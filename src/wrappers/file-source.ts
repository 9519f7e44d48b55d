import { bytesOf } from './chunk.ts'
import { NotFound } from './exceptions/client-errors.ts'
import { ServiceUnavailable } from './exceptions/errors-with-headers.ts'
import type { ResponseBody } from './response-body.ts'
import { sliceBody } from './slice-body.ts'

/** An object in an R2 bucket that is read only as far as it is asked for. */
export type StoredFile = { readonly bucket: R2Bucket; readonly key: string }

/** What `send_file` can send. */
export type FileSource =
  | ArrayBuffer
  | ArrayBufferView
  | Blob
  | ReadableStream<Uint8Array>
  | R2ObjectBody
  | StoredFile

/** A part of a file, in bytes. */
export type FilePart = { readonly start: number; readonly stop: number }

/** What is known of a file, and its content. */
export type OpenFile = {
  readonly name: string | null
  readonly size: number | null
  readonly mimetype: string | null
  readonly encoding: string | null
  readonly etag: string | null
  readonly modified: Date | null
  /** The content, or a part of it; asked for once. */
  readonly read: (part: FilePart | null) => ResponseBody | Promise<ResponseBody>
  /** Gives up the content unread. */
  readonly close: () => Promise<void>
}

/** Opens a file without reading it; an object that is not in its bucket is a 404. */
export const openFile = (source: FileSource): OpenFile | Promise<OpenFile> => {
  if (source instanceof Blob) return openBlob(source)
  if (source instanceof ReadableStream) return { ...nothing, ...openStream(source) }
  if ('bucket' in source) return openStored(source)
  return 'key' in source
    ? { ...describeObject(source), ...openStream(source.body) }
    : openBytes(bytesOf(source))
}

const nothing = {
  name: null,
  size: null,
  mimetype: null,
  encoding: null,
  etag: null,
  modified: null,
  close: async () => {},
} as const

const openBytes = (bytes: Uint8Array): OpenFile => ({
  ...nothing,
  size: bytes.byteLength,
  read: (part) => (part === null ? bytes : bytes.subarray(part.start, part.stop)),
})

const openBlob = (blob: Blob): OpenFile => {
  const file = blob instanceof File ? blob : null
  return {
    ...nothing,
    name: file?.name ?? null,
    size: blob.size,
    mimetype: blob.type === '' ? null : blob.type,
    etag: file === null ? null : `${file.lastModified}-${file.size}`,
    modified: file === null ? null : new Date(file.lastModified),
    read: (part) => (part === null ? blob : blob.slice(part.start, part.stop)).stream(),
  }
}

const openStream = (stream: ReadableStream<Uint8Array>): Pick<OpenFile, 'read' | 'close'> => ({
  read: (part) => (part === null ? stream : sliceBody(stream, part.start, part.stop)),
  close: () => stream.cancel(),
})

const describeObject = (object: R2Object): Omit<OpenFile, 'read'> => ({
  close: nothing.close,
  name: object.key.slice(object.key.lastIndexOf('/') + 1),
  size: object.size,
  mimetype: object.httpMetadata?.contentType ?? null,
  encoding: object.httpMetadata?.contentEncoding ?? null,
  etag: object.etag,
  modified: object.uploaded,
})

const openStored = async ({ bucket, key }: StoredFile): Promise<OpenFile> => {
  const head = await bucket.head(key)
  if (head === null) throw new NotFound()
  const onlyIf = { etagMatches: head.etag }
  return {
    ...describeObject(head),
    read: async (part) => {
      const range =
        part === null ? {} : { range: { offset: part.start, length: part.stop - part.start } }
      const object = await bucket.get(key, { onlyIf, ...range })
      if (object !== null && 'body' in object) return object.body
      // It was replaced or deleted since its head was read; asking again meets the new one.
      throw new ServiceUnavailable(null, { retry_after: 1 })
    },
  }
}
