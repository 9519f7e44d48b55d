import { settingVariable } from '../plugin/setting-variable.ts'
import type { GroupDeclaration, SettingDeclaration } from './declarations.ts'
import { error } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { quote } from './quote.ts'

/** Checks that no two settings answer to one name or to one environment variable; groups may share a setting of the same type. */
export function* checkSettingNames(groups: readonly GroupDeclaration[]): Checking {
  const byVariable = new Map<string, SettingDeclaration>()
  for (const group of groups) {
    const inGroup = new Map<string, SettingDeclaration>()
    for (const declaration of group.settings) {
      const repeated = inGroup.get(declaration.name)
      if (repeated !== undefined) {
        yield repeatedName(declaration, repeated)
        continue
      }
      inGroup.set(declaration.name, declaration)
      const variable = settingVariable(declaration.name)
      const first = byVariable.get(variable)
      if (first === undefined) byVariable.set(variable, declaration)
      else yield* checkShared(variable, declaration, first)
    }
  }
}

const repeatedName = (declaration: SettingDeclaration, first: SettingDeclaration) =>
  error('duplicate-setting', declaration.place, {
    message: `Cannot declare the setting ${quote(declaration.name)} twice in one group`,
    hint: 'remove one of them, or give it another name',
    related: { message: 'the first is here', place: first.place },
  })

function* checkShared(
  variable: string,
  declaration: SettingDeclaration,
  first: SettingDeclaration,
): Checking {
  const related = { message: 'the first is here', place: first.place }
  if (declaration.name !== first.name) {
    yield error('variable-clash', declaration.place, {
      message: `Cannot keep ${quote(declaration.name)} and ${quote(first.name)} apart: both are set by ${variable}`,
      hint: 'give one of them a name that differs in more than case and punctuation',
      related,
    })
    return
  }
  const [type, firstType] = [declaration.setting?.type, first.setting?.type]
  if (type === undefined || firstType === undefined || type === firstType) return
  yield error('variable-clash', declaration.place, {
    message: `Cannot set ${quote(declaration.name)} by ${variable} as ${type} here and as ${firstType} in another group`,
    hint: 'use one type in both groups, or another name',
    related,
  })
}
