import type { CompiledGroup } from '../plugin/compiled-plugin.ts'
import type { CompiledRoutes } from './compile-routes.ts'
import type { GroupDeclaration, PluginDeclaration } from './declarations.ts'
import { emitPlugin } from './emit-plugin.ts'
import type { PluginModule } from './emit-plugin.ts'
import { emitTypes } from './emit-types.ts'
import type { Handlers } from './read-handlers.ts'

/** What a plugin consists of once all of it is read. */
export interface Parts {
  readonly declaration: PluginDeclaration
  readonly compiled: CompiledRoutes
  readonly handlers: Handlers
}

/** The files of `.dify-edge`, by name. */
export const emitOutput = ({
  declaration,
  compiled,
  handlers,
}: Parts): Readonly<Record<string, string>> => {
  const { manifest, groups } = declaration
  const indexOf = new Map(groups.map(({ file }, index) => [file, index]))
  const routes = compiled.routes.map((route) => ({
    ...route,
    group: indexOf.get(route.endpoint.group) ?? 0,
  }))
  const plugin: PluginModule = {
    manifest,
    groups: groups.map(toCompiledGroup),
    endpoints: routes.map(({ endpoint, path, method, group }) => ({
      id: endpoint.id,
      rule: path.text,
      method,
      hidden: endpoint.hidden,
      group,
    })),
    table: compiled.table,
    handlers: routes.map(({ endpoint }) => handlers.get(endpoint)?.path ?? ''),
  }
  const typed = routes.map(({ endpoint, rule, group }) => ({
    id: endpoint.id,
    group,
    variables: rule.variables,
  }))
  return { 'plugin.ts': emitPlugin(plugin), 'types.d.ts': emitTypes(plugin.groups, typed) }
}

/** A group as the runtime knows it; a setting that has a mistake is left out. */
export const toCompiledGroup = ({ file, settings }: GroupDeclaration): CompiledGroup => ({
  file: file.path,
  settings: settings.flatMap(({ setting }) => (setting === undefined ? [] : [setting])),
})
