import { posix } from 'node:path'

/**
 * Tells whether an import means the module that the build itself emits, which names nothing of the library but
 * what it is made of.
 *
 * @param folder The folder of the module that imports it, from the plugin's.
 */
export const isEmitted = (folder: string, request: string): boolean =>
  request.startsWith('.') && EMITTED.test(posix.join(folder, request))

const EMITTED = /^\.dify-edge\/plugin(?:\.\w+)?$/
