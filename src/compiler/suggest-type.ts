import { SETTING_TYPES } from '../plugin/setting.ts'
import { nearest } from './nearest.ts'
import { quote } from './quote.ts'
import type { YamlNode } from './yaml-node.ts'

/** The remedy for a type of setting that does not exist. */
export const hintType = (node: YamlNode): string => {
  const written = node.kind === 'scalar' ? String(node.value) : ''
  const meant = STAND_INS[written] ?? nearest(written, SETTING_TYPES)
  return meant === undefined
    ? `write one of ${SETTING_TYPES.join(', ')}`
    : `did you mean ${quote(meant)}?`
}

/** Types of other forms, and of Dify's guide, that endpoints do not have. */
const STAND_INS: Readonly<Record<string, string | undefined>> = {
  string: 'text-input',
  text: 'text-input',
  input: 'text-input',
  number: 'text-input',
  integer: 'text-input',
  url: 'text-input',
  secret: 'secret-input',
  password: 'secret-input',
  bool: 'boolean',
  checkbox: 'boolean',
  switch: 'boolean',
  enum: 'select',
  dropdown: 'select',
  'dynamic-select': 'select',
  app: 'app-selector',
  model: 'model-selector',
  tools: 'array[tools]',
  'tool-selector': 'array[tools]',
  'tools-selector': 'array[tools]',
}
