import { MissingBindingError } from '../errors.ts'
import type { SessionContext } from '../session-context.ts'

/** The place of one key in the D1 database. */
export interface Slot {
  readonly db: D1Database
  /** The namespace: `author/name`, without the version, so that what is stored outlives an upgrade. */
  readonly plugin: string
  readonly key: string
  /** The most bytes that the plugin's values may take together. */
  readonly quota: number
}

/** The default of `resource.permission.storage.size` in Dify's SDK. */
const DEFAULT_QUOTA = 1_048_576

/** Gives the place of a key; throws where the Worker has no D1 binding `DB`. */
export const openSlot = ({ manifest, env }: SessionContext, key: string): Slot => ({
  db: readDatabase(env),
  plugin: `${manifest.author}/${manifest.name}`,
  key,
  quota: readQuota(manifest.permission),
})

function readDatabase(env: Cloudflare.Env): D1Database {
  const binding: unknown = Reflect.get(env, 'DB')
  if (!isDatabase(binding)) throw new MissingBindingError('DB', MISSING_BINDING)
  return binding
}

const isDatabase = (binding: unknown): binding is D1Database =>
  typeof binding === 'object' && binding !== null && 'prepare' in binding && 'batch' in binding

const MISSING_BINDING = `this.session.storage needs a D1 database, and the Worker has no binding "DB". Add to wrangler.toml
  [[d1_databases]]
  binding = "DB"
and run "npm run dev" again, or "npm run deploy", which creates the database.`

function readQuota(permission: SessionContext['manifest']['permission']): number {
  const storage = permission?.['storage']
  if (typeof storage !== 'object' || storage === null || !('size' in storage)) return DEFAULT_QUOTA
  return typeof storage.size === 'number' ? storage.size : DEFAULT_QUOTA
}
