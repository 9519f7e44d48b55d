import type { CompiledGroup } from '../plugin/compiled-plugin.ts'
import { type CheckedValues, checkSettingValues } from '../plugin/setting-values.ts'
import type { SettingValues } from '../plugin/setting.ts'
import { ConfigurationError } from './configuration-error.ts'
import { readEnvironment } from './environment-settings.ts'

/** A named set of settings and the URL base of its endpoints. */
export interface Hook {
  /** `/e/<hook_id>`; empty for the default hook. */
  readonly root_path: string
  /** The values of a group's settings; throws a ConfigurationError where they cannot be used. */
  settingsOf(group: number): SettingValues
}

/**
 * The hook of every URL that names none: its settings are the `SETTING_<NAME>` variables and
 * secrets, read once for each group, since they stay as they are while the isolate lives.
 */
export class DefaultHook implements Hook {
  readonly root_path = ''
  readonly #groups: readonly CompiledGroup[]
  readonly #env: Cloudflare.Env
  readonly #checked: (CheckedValues | undefined)[] = []

  constructor(groups: readonly CompiledGroup[], env: Cloudflare.Env) {
    this.#groups = groups
    this.#env = env
  }

  settingsOf(group: number): SettingValues {
    const checked = (this.#checked[group] ??= this.#check(group))
    if (checked.kind === 'settings') return checked.settings
    throw new ConfigurationError(checked.problems)
  }

  #check(group: number): CheckedValues {
    const settings = this.#groups[group]?.settings ?? []
    // Which bindings there are, only the declarations of the plugin know.
    const env = this.#env as unknown as Readonly<Record<string, unknown>>
    return checkSettingValues(settings, readEnvironment(settings, env))
  }
}
