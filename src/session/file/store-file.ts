import type { SessionContext } from '../session-context.ts'
import { demandBucket, fileKey } from './file-bucket.ts'
import { signLink } from './file-link.ts'
import { readFileSecret } from './file-secret.ts'
import { formatDisposition } from './format-disposition.ts'
import type { CheckedUpload } from './read-upload.ts'
import { UploadFileResponse } from './upload-file-response.ts'

/** Keeps a file in the R2 binding `FILES` and gives it with a link that expires. */
export async function storeFile(
  { env, href, manifest }: SessionContext,
  { filename, content, mimetype, expires_in }: CheckedUpload,
): Promise<UploadFileResponse> {
  const bucket = demandBucket(env)
  const secret = readFileSecret(env)
  const id = crypto.randomUUID()
  const extension = extensionOf(filename)
  const name = extension === '' ? id : `${id}.${extension}`
  await bucket.put(fileKey(name), content, {
    httpMetadata: {
      contentType: mimetype,
      contentDisposition: formatDisposition(mimetype, filename),
    },
    customMetadata: { plugin: `${manifest.author}/${manifest.name}` },
  })
  const expires = Math.ceil(Date.now() / 1000 + expires_in)
  const preview_url = new URL(await signLink(secret, { name, expires }), href).href
  const record = { id, name: filename, size: content.length, extension, mime_type: mimetype }
  return new UploadFileResponse({ ...record, preview_url }, 'us')
}

/** The ending of a file name in lower case, where it is one that a URL can show. */
const extensionOf = (filename: string): string =>
  /\.([a-z0-9]{1,10})$/.exec(filename.toLowerCase())?.[1] ?? ''
