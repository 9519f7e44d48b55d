import { placeOfKey, placeOfName } from './checked-setting.ts'
import type { CheckedSetting } from './checked-setting.ts'
import { error, placeIn, warning } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { quote } from './quote.ts'
import { textAt, valueAt } from './yaml-node.ts'
import type { YamlScalar } from './yaml-node.ts'

/** Checks that a select has options, each once, and that nothing else has any. */
export function* checkOptions(setting: CheckedSetting): Checking {
  const { type, node } = setting
  const { options } = setting.declared
  // A list that is wrong in itself is told of already.
  if (options === undefined && valueAt(node, 'options') !== undefined) return
  if (type !== 'select') {
    if (options === undefined || options.length === 0) return
    yield warning('setting-options', placeOfName(setting, 'options'), {
      message: `The options of a setting of type ${quote(type)} have no effect`,
      hint: 'remove "options", or write type: select',
    })
    return
  }
  if (options === undefined || options.length === 0) {
    yield error(
      'setting-options',
      placeOfKey(setting, options === undefined ? 'type' : 'options'),
      {
        message: `Cannot choose from ${quote(setting.name)}: it has no options`,
        hint: 'add options: [{ value: "eu", label: { en_US: "Europe" } }]',
      },
    )
    return
  }
  yield* checkRepeated(setting)
}

function* checkRepeated({ file, node }: CheckedSetting): Checking {
  const list = valueAt(node, 'options')
  const seen = new Map<string, YamlScalar>()
  for (const option of list?.kind === 'list' ? list.entries : []) {
    const value = textAt(option, 'value')
    if (value === undefined) continue
    const first = seen.get(value.text)
    if (first === undefined) {
      seen.set(value.text, value.node)
      continue
    }
    yield warning('setting-options', placeIn(file, value.node), {
      message: `The option ${quote(value.text)} is there twice`,
      hint: 'remove one of them',
      related: { message: 'the first is here', place: placeIn(file, first) },
    })
  }
}
