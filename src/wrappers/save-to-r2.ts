import type { FileStorage } from './file-storage.ts'

/** R2 wants parts of one size, of 5 MiB at least. */
const PART_SIZE = 8 * 1024 * 1024

/** Where a file goes in R2. */
export interface R2Destination {
  readonly bucket: R2Bucket
  readonly key: string
  /** Metadata of the object; the content type is the file's unless given. */
  readonly options?: R2MultipartOptions
}

/**
 * Writes what is left of a file to R2. A bucket takes a stream only if its length is known, which an upload
 * does not tell, so a longer one goes in parts; one part is in memory at a time.
 */
export const saveToR2 = async (
  file: Pick<FileStorage, 'read' | 'content_type'>,
  { bucket, key, options }: R2Destination,
): Promise<R2Object> => {
  const contentType = file.content_type
  const metadata: R2MultipartOptions = {
    ...(contentType !== null && { httpMetadata: { contentType } }),
    ...options,
  }
  let part = await file.read(PART_SIZE)
  if (part.length < PART_SIZE) return bucket.put(key, part, metadata)
  const upload = await bucket.createMultipartUpload(key, metadata)
  try {
    const parts: R2UploadedPart[] = []
    while (part.length > 0) {
      parts.push(await upload.uploadPart(parts.length + 1, part))
      part = await file.read(PART_SIZE)
    }
    return await upload.complete(parts)
  } catch (error) {
    // What went wrong first is what the caller has to know.
    await upload.abort().catch(() => undefined)
    throw error
  }
}
