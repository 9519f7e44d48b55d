import { uploadToApp } from '../app/service-api.ts'
import type { SessionContext } from '../session-context.ts'
import type { File } from './file.ts'
import { readUpload } from './read-upload.ts'
import { storeFile } from './store-file.ts'
import { UploadFileResponse } from './upload-file-response.ts'

/** Creates the upload of files: to the app that is named, else to R2. */
export const createFile = (context: SessionContext): File => ({
  async upload(...given: readonly unknown[]): Promise<UploadFileResponse> {
    const upload = readUpload(given)
    if (upload.app_id === undefined) return storeFile(context, upload)
    return new UploadFileResponse(await uploadToApp(context, upload.app_id, upload), 'app')
  },
})
