import type { SettingProblem } from '../plugin/setting-values.ts'
import { settingVariable } from '../plugin/setting-variable.ts'
import type { Setting } from '../plugin/setting.ts'

/**
 * Settings of the default hook that are missing or wrong. They are the operator's to mend: the log
 * says how, the caller is told so only in development.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'

  constructor(problems: readonly SettingProblem[]) {
    super(problems.map(formatProblem).join('\n'))
    // Where it is thrown says nothing about the mistake.
    this.stack = `${this.name}: ${this.message}`
  }
}

const formatProblem = ({ kind, message, setting }: SettingProblem): string => {
  const variable = settingVariable(setting.name)
  const shape = kind === 'wrong' ? ` ${variable} takes ${describeValues(setting)}.` : ''
  const deployed =
    setting.type === 'secret-input'
      ? `run "npx wrangler secret put ${variable}"`
      : `set ${variable} under [vars] in wrangler.toml`
  return `${message}.${shape} For the deployed Worker ${deployed}; for local development write ${variable} into .dev.vars.`
}

const describeValues = ({ type, options = [] }: Setting): string => {
  switch (type) {
    case 'secret-input':
    case 'text-input':
      return 'a text'
    case 'select':
      return `one of ${options.map(({ value }) => JSON.stringify(value)).join(', ')}`
    case 'boolean':
      return 'true or false'
    case 'app-selector':
      return 'JSON such as {"app_id": "..."}'
    case 'model-selector':
      return 'JSON such as {"provider": "...", "model": "...", "model_type": "llm"}'
    case 'array[tools]':
      return 'a JSON list of tools'
    default:
      return type satisfies never
  }
}
