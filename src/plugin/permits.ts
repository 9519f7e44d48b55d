import type { CompiledManifest } from './compiled-plugin.ts'

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

/** Whether the manifest permits an access; without a manifest, or without permissions in it, everything is permitted. */
export const permits = ({ permission }: CompiledManifest, access: Access): boolean =>
  permission === undefined || isEnabled(permission, access)

type Permission = Readonly<Record<string, unknown>>

const isEnabled = (permission: Permission, access: Access): boolean => {
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
