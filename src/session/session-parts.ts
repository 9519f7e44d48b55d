import type { Apps } from './app/create-apps.ts'
import type { Models } from './model/create-models.ts'
import type { SessionContext } from './session-context.ts'
import type { Storage } from './storage/storage.ts'

export { createApps as app } from './app/create-apps.ts'
export { createModels as model } from './model/create-models.ts'
export { createStorage as storage } from './storage/plugin-storage.ts'

/**
 * The parts of a session that the manifest may deny. The emitted module imports those that it
 * permits from here, so that the Worker carries no other.
 */
export interface SessionParts {
  readonly app?: (context: SessionContext) => Apps
  readonly model?: (context: SessionContext) => Models
  readonly storage?: (context: SessionContext) => Storage
}
