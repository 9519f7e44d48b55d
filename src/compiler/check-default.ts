import type { DeclaredSetting } from '../plugin/declared-setting.ts'
import { placeOfKey } from './checked-setting.ts'
import type { CheckedSetting } from './checked-setting.ts'
import { error } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { nearest } from './nearest.ts'
import { quote } from './quote.ts'
import { unreachable } from '../unreachable.ts'
import { describeNode, valueAt } from './yaml-node.ts'

/** Checks that the default of a setting is a value that the setting could have. */
export function* checkDefault(setting: CheckedSetting): Checking {
  if (setting.declared.default === undefined) return
  const problem = explainDefault(setting)
  if (problem !== undefined) yield error('setting-default', placeOfKey(setting, 'default'), problem)
}

/** The default of a setting, in the type of its values. */
export const readDefault = ({ type, default: given }: DeclaredSetting): unknown =>
  type === 'boolean' && typeof given === 'string' ? FLAGS.get(given) : given

// YAML 1.1 has these for true and false, and Dify's Python side reads 1.1.
const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ['yes', true],
  ['on', true],
  [false, false],
  ['no', false],
  ['off', false],
])

/** More options a hint does not name. */
const MOST_SHOWN = 10

interface Problem {
  readonly message: string
  readonly hint: string
}

const explainDefault = (setting: CheckedSetting): Problem | undefined => {
  const { type } = setting
  const { default: given, options = [] } = setting.declared
  switch (type) {
    case 'secret-input':
    case 'text-input':
      return typeof given === 'string' ? undefined : notText(setting)
    case 'select': {
      if (typeof given !== 'string') return notText(setting)
      const values = options.map(({ value }) => value)
      if (values.length === 0 || values.includes(given)) return undefined
      const meant = nearest(given, values)
      return {
        message: `The default ${quote(given)} is not among the options`,
        hint:
          meant === undefined
            ? `write one of ${values.slice(0, MOST_SHOWN).map(quote).join(', ')}`
            : `did you mean ${quote(meant)}?`,
      }
    }
    case 'boolean':
      return FLAGS.has(given)
        ? undefined
        : {
            message: `${found(setting)} cannot be true or false`,
            hint: 'write true or false, without quotes',
          }
    case 'array[tools]':
      return Array.isArray(given) ? undefined : noDefault(type)
    case 'app-selector':
    case 'model-selector':
      return noDefault(type)
    default:
      return unreachable(type)
  }
}

const notText = (setting: CheckedSetting): Problem => {
  const node = valueAt(setting.node, 'default')
  const written = node === undefined ? '' : setting.file.text.slice(node.start, node.end)
  return {
    message: `${found(setting)} cannot be the text of ${quote(setting.name)}`,
    hint: node?.kind === 'scalar' ? `put it in quotes: ${quote(written)}` : 'write a text',
  }
}

const noDefault = (type: string): Problem => ({
  message: `A setting of type ${quote(type)} cannot have a default`,
  hint: 'remove "default"; the operator chooses the value',
})

const found = ({ node }: CheckedSetting): string => {
  const given = valueAt(node, 'default')
  return `The default, ${given === undefined ? 'empty' : describeNode(given)},`
}
