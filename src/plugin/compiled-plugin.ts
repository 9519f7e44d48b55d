import type { RouteTable } from '../routing/table.ts'
import type { Method } from './endpoint.ts'
import type { Setting } from './setting.ts'

/** What the manifest says that matters at run time; without a manifest the defaults of the build. */
export interface CompiledManifest {
  readonly author: string
  readonly name: string
  readonly version: string
  /** `resource.permission` of the manifest; absent without a manifest. */
  readonly permission?: Readonly<Record<string, unknown>>
}

/** One group file: the settings that its endpoints share. */
export interface CompiledGroup {
  /** The group file from the plugin root, with its extension: `group/neko.yaml`. */
  readonly file: string
  readonly settings: readonly Setting[]
}

/** One declared endpoint; its place in the list is the number of its rule in the route table. */
export interface CompiledEndpoint {
  /** The key of the endpoint's types: its file without the extension, `endpoints/duck`; inline ones add `#` and their index. */
  readonly id: string
  /** Its path as it is declared. */
  readonly rule: string
  readonly method: Method
  readonly hidden: boolean
  /** The index of its group. */
  readonly group: number
}

/** A plugin as the build emits it: plain data, and the handler classes beside it (`handlers[i]` serves `endpoints[i]`). */
export interface CompiledPlugin<Handler> {
  readonly manifest: CompiledManifest
  readonly groups: readonly CompiledGroup[]
  readonly endpoints: readonly CompiledEndpoint[]
  readonly table: RouteTable
  readonly handlers: readonly Handler[]
}
