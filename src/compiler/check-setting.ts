import { checkDefault } from './check-default.ts'
import { checkOptions } from './check-options.ts'
import { checkScope } from './check-scope.ts'
import type { CheckedSetting } from './checked-setting.ts'
import type { Checking } from './diagnostic.ts'

/** Checks what the shape of a setting cannot tell. */
export function* checkSetting(setting: CheckedSetting): Checking {
  yield* checkScope(setting)
  yield* checkOptions(setting)
  yield* checkDefault(setting)
}
