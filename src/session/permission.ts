import type { CompiledManifest } from '../plugin/compiled-plugin.ts'
import { type Access, permits } from '../plugin/permits.ts'
import { PermissionError } from './errors.ts'

/** Throws Dify's own text unless the manifest permits the access. */
export function demandAccess(manifest: CompiledManifest, access: Access): void {
  if (!permits(manifest, access)) throw new PermissionError(access)
}
