import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CompiledGroup } from '../plugin/compiled-plugin.ts'
import { applyMigrations } from './apply-migrations.ts'
import type { Invocation } from './command.ts'
import { DEV_VARS, type DevVars, prepareDevVars } from './dev-vars.ts'

/**
 * Gives `wrangler dev` what it needs on this machine besides the build, so that it can be run by
 * itself: `.dev.vars`, and the tables of a local database that does not exist yet.
 */
export const prepareDevelopment = async (
  { folder, output }: Invocation,
  groups: readonly CompiledGroup[],
): Promise<void> => {
  const told = describe(prepareDevVars(folder, groups))
  if (told !== undefined) output.print(told)
  if (!existsSync(join(folder, LOCAL_DATABASES))) await applyMigrations(folder, output)
}

/** Where wrangler keeps the databases of this machine. */
const LOCAL_DATABASES = '.wrangler/state/v3/d1'

const describe = (devVars: DevVars): string | undefined => {
  if (devVars.kind === 'kept') {
    return devVars.missing.length === 0
      ? undefined
      : `${DEV_VARS} lacks ${devVars.missing.join(', ')}: requests are answered with 503 until it is there`
  }
  return devVars.variables.length === 0
    ? `wrote ${DEV_VARS}`
    : `wrote ${DEV_VARS} with a value for ${devVars.variables.join(', ')}`
}
