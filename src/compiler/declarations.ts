import type { CompiledManifest } from '../plugin/compiled-plugin.ts'
import type { Method } from '../plugin/endpoint.ts'
import type { Setting } from '../plugin/setting.ts'
import type { Place } from './diagnostic.ts'
import type { SourceFile } from './source-file.ts'
import type { ScalarText, YamlNode } from './yaml-node.ts'

/** A setting as it was declared; what could not be read of it is undefined. */
export interface SettingDeclaration {
  readonly name: string
  /** Where it is named. */
  readonly place: Place
  readonly setting: Setting | undefined
}

/** A group file as it was declared. */
export interface GroupDeclaration {
  readonly file: SourceFile
  readonly settings: readonly SettingDeclaration[]
  readonly endpoints: readonly EndpointDeclaration[]
  /** Whether it names any endpoint, readable or not. */
  readonly namesEndpoints: boolean
}

/** An endpoint as it was declared; what could not be read of it is undefined. */
export interface EndpointDeclaration {
  /** The key of its types: its file without the extension, or the group's with `#` and its index. */
  readonly id: string
  /** The file it is written in: its own, or the group's. */
  readonly file: SourceFile
  /** The file of its group. */
  readonly group: SourceFile
  /** Where the group names it. */
  readonly place: Place
  readonly path: ScalarText | undefined
  readonly method: Method | undefined
  readonly hidden: boolean
  /** The handler's file as the author wrote it. */
  readonly source: SourceDeclaration | undefined
}

/** The handler's file as an endpoint names it. */
export interface SourceDeclaration {
  readonly language: 'typescript' | 'javascript' | 'python'
  readonly path: string
  readonly node: YamlNode
}

/** All that the files of a plugin declare. */
export interface PluginDeclaration {
  readonly manifest: CompiledManifest
  readonly groups: readonly GroupDeclaration[]
  /** The endpoints of all groups, in order. */
  readonly endpoints: readonly EndpointDeclaration[]
}
