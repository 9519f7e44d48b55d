import type { Apps } from './app/create-apps.ts'
import type { Models } from './model/create-models.ts'
import type { File } from './file/file.ts'
import type { SessionContext } from './session-context.ts'
import type { Storage } from './storage/storage.ts'

export { createApps as app } from './app/create-apps.ts'
export { createFile as file } from './file/create-file.ts'
export { serveLinks as links } from './file/serve-links.ts'
export { createModels as model } from './model/create-models.ts'
export { createStorage as storage } from './storage/plugin-storage.ts'

/**
 * The parts of a session that a Worker need not carry. The emitted module imports those that the
 * manifest permits from here; the build's own copy of the library has those that a handler names.
 */
export interface SessionParts {
  readonly app?: ((context: SessionContext) => Apps) | undefined
  readonly file?: ((context: SessionContext) => File) | undefined
  readonly model?: ((context: SessionContext) => Models) | undefined
  readonly storage?: ((context: SessionContext) => Storage) | undefined
}
