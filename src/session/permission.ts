import type { CompiledManifest } from '../plugin/compiled-plugin.ts'
import { PermissionError } from './errors.ts'

/** What a manifest may permit, in the words of Dify's error text. */
export type Access =
  | 'tool'
  | 'llm'
  | 'text-embedding'
  | 'rerank'
  | 'tts'
  | 'speech2text'
  | 'moderation'
  | 'node'
  | 'app'
  | 'storage'

/** Throws Dify's own text unless the manifest permits the access; without a manifest everything is permitted. */
export function demandAccess(manifest: CompiledManifest, access: Access): void {
  const { permission } = manifest
  if (permission !== undefined && !permits(permission, access)) throw new PermissionError(access)
}

type Permission = Readonly<Record<string, unknown>>

function permits(permission: Permission, access: Access): boolean {
  if (access === 'tool' || access === 'node' || access === 'app' || access === 'storage') {
    return hasTrue(permission[access], 'enabled')
  }
  // A kind of model needs the switch of all models as well.
  return (
    hasTrue(permission['model'], 'enabled') &&
    hasTrue(permission['model'], access.replace('-', '_'))
  )
}

const hasTrue = (section: unknown, key: string): boolean =>
  typeof section === 'object' &&
  section !== null &&
  (section as Readonly<Record<string, unknown>>)[key] === true
