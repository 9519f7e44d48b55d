import { scopesOf, splitScope } from '../plugin/scope.ts'
import { placeOfKey, placeOfName } from './checked-setting.ts'
import type { CheckedSetting } from './checked-setting.ts'
import { error, warning } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { nearest } from './nearest.ts'
import { quote } from './quote.ts'

/** Checks that the scope of a setting is one that its type knows; as in Dify one valid token of several is enough. */
export function* checkScope(setting: CheckedSetting): Checking {
  const { type } = setting
  const { scope } = setting.declared
  if (scope === undefined) return
  const known = scopesOf(type)
  if (known === undefined) {
    yield error('setting-scope', placeOfName(setting, 'scope'), {
      message: `A setting of type ${quote(type)} cannot have a scope`,
      hint: 'remove "scope": only app-selector and model-selector have one',
    })
    return
  }
  const tokens = splitScope(scope)
  const unknown = tokens.filter((token) => !known.includes(token))
  const [first] = unknown
  if (first === undefined) return
  // Dify's check at setup takes "all" for models, its check of the declaration does not.
  const harmless = unknown.length < tokens.length || scope === 'all'
  yield (harmless ? warning : error)('setting-scope', placeOfKey(setting, 'scope'), {
    message: `${quote(first)} is no scope of a setting of type ${quote(type)}`,
    hint: scope === 'all' ? 'leave "scope" out to allow every model' : suggest(first, known),
  })
}

const suggest = (token: string, known: readonly string[]): string => {
  const meant = nearest(token, known)
  return meant === undefined ? `write one of ${known.join(', ')}` : `did you mean ${quote(meant)}?`
}
