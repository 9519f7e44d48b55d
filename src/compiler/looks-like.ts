import type { FileKind } from './plugin-reader.ts'
import type { YamlNode } from './yaml-node.ts'

/** What kind of file a mapping must be by its keys; undefined where they do not tell. */
export const looksLike = (node: YamlNode): FileKind | undefined => {
  if (node.kind !== 'mapping') return undefined
  const has = (key: string): boolean => node.entries.has(key)
  if (has('endpoints') || has('settings')) return has('path') ? undefined : 'group file'
  if (has('plugins') && (has('type') || has('version') || has('meta'))) return 'manifest'
  return has('path') || (has('method') && has('extra')) ? 'endpoint file' : undefined
}
