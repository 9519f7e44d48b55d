import type { DeclaredSetting } from '../plugin/declared-setting.ts'
import type { SettingType } from '../plugin/setting.ts'
import { placeIn } from './diagnostic.ts'
import type { Place } from './diagnostic.ts'
import type { SourceFile } from './source-file.ts'
import { valueAt } from './yaml-node.ts'
import type { YamlNode } from './yaml-node.ts'

/** A setting to look at more closely, and where it is written. */
export interface CheckedSetting {
  readonly file: SourceFile
  readonly node: YamlNode
  readonly name: string
  readonly type: SettingType
  /** What of it has the right shape. */
  readonly declared: Partial<DeclaredSetting>
}

/** The place of the value under a key of a setting. */
export const placeOfKey = ({ file, node }: CheckedSetting, key: string): Place =>
  placeIn(file, valueAt(node, key) ?? node)

/** The place of the key itself. */
export const placeOfName = ({ file, node }: CheckedSetting, key: string): Place =>
  placeIn(file, (node.kind === 'mapping' ? node.entries.get(key)?.keySpan : undefined) ?? node)
