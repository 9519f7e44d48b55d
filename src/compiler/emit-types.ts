import type { CompiledGroup } from '../plugin/compiled-plugin.ts'
import { modelScopesIn } from '../plugin/scope.ts'
import type { Setting } from '../plugin/setting.ts'
import type { Variable } from '../routing/rule.ts'
import { emitKey, emitText } from './emit-literal.ts'
import { EMITTED_NOTE } from './emit-plugin.ts'

/** What the types of one endpoint are made from. */
export interface TypedEndpoint {
  readonly id: string
  readonly group: number
  readonly variables: readonly Pick<Variable, 'name' | 'type'>[]
}

/** The declarations `.dify-edge/types.d.ts`: the types of each endpoint's values and settings, sorted by id. */
export const emitTypes = (
  groups: readonly CompiledGroup[],
  endpoints: readonly TypedEndpoint[],
): string => {
  const settings = groups.map(
    ({ file, settings }, index) =>
      `/** The settings of ${comment(file)}. */\ntype Settings${index} = ${emitObject(settings.map(emitSetting), '')}\n`,
  )
  const selectors = SELECTORS.filter((name) => settings.some((text) => text.includes(name)))
  const members = endpoints
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(
      ({ id, group, variables }) =>
        `    ${emitText(id)}: {\n` +
        `      values: ${emitObject(variables.map(emitVariable), '      ')}\n` +
        `      settings: Settings${group}\n    }\n`,
    )
  return [
    `${EMITTED_NOTE}\n`,
    selectors.length === 0
      ? 'export {}\n'
      : `import type { ${selectors.join(', ')} } from 'dify-edge'\n`,
    ...settings.map((text) => `\n${text}`),
    `\ndeclare module 'dify-edge/endpoint-types' {\n  interface EndpointTypes {\n`,
    ...members,
    '  }\n}\n',
  ].join('')
}

const SELECTORS = ['AppSelector', 'ModelSelector', 'ToolSelector'] as const

const emitVariable = ({ name, type }: Pick<Variable, 'name' | 'type'>): string =>
  `${emitKey(name)}: ${type}`

const emitSetting = (setting: Setting): string => {
  const present = setting.required || setting.default !== undefined
  return `${emitKey(setting.name)}${present ? '' : '?'}: ${settingType(setting)}`
}

const settingType = (setting: Setting): string => {
  switch (setting.type) {
    case 'secret-input':
    case 'text-input':
      return 'string'
    case 'boolean':
      return 'boolean'
    case 'select':
      return (setting.options ?? []).map(({ value }) => emitText(value)).join(' | ') || 'never'
    case 'app-selector':
      return 'AppSelector'
    case 'model-selector':
      return `ModelSelector${scopeType(setting.scope)}`
    case 'array[tools]':
      return 'ToolSelector[]'
    default:
      return setting.type satisfies never
  }
}

const scopeType = (scope: string | undefined): string => {
  const kinds = modelScopesIn(scope)
  return kinds.length === 0 ? '' : `<${kinds.map(emitText).join(' | ')}>`
}

const emitObject = (members: readonly string[], indent: string): string => {
  const line = members.length === 0 ? '{}' : `{ ${members.join('; ')} }`
  if (line.length <= 80) return line
  return `{\n${members.map((member) => `${indent}  ${member}\n`).join('')}${indent}}`
}

/** A file's name where a comment holds it. */
const comment = (path: string): string => path.replaceAll('*/', '*\\/')
