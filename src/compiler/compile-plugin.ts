import { realpathSync } from 'node:fs'
import type { CompiledGroup } from '../plugin/compiled-plugin.ts'
import type { Setting } from '../plugin/setting.ts'
import { checkHandler } from './check-handler.ts'
import { checkSettingNames } from './check-setting-names.ts'
import { compileRoutes } from './compile-routes.ts'
import type { CompiledRoutes } from './compile-routes.ts'
import type { EndpointDeclaration, GroupDeclaration } from './declarations.ts'
import type { Diagnostic, Reading } from './diagnostic.ts'
import { emitPlugin } from './emit-plugin.ts'
import type { PluginModule } from './emit-plugin.ts'
import { emitTypes } from './emit-types.ts'
import { findHandler } from './find-handler.ts'
import { createReader } from './plugin-reader.ts'
import type { PluginReader } from './plugin-reader.ts'
import { readGroup } from './read-group.ts'
import { readManifest } from './read-manifest.ts'
import type { SourceFile } from './source-file.ts'

/** A route as people see it: one endpoint with its handler and the types of its values. */
export interface RouteListing {
  readonly id: string
  readonly method: string
  readonly path: string
  /** The handler's file from the plugin root, where there is one. */
  readonly handler: string | undefined
  readonly group: string
  readonly hidden: boolean
  readonly values: Readonly<Record<string, string>>
}

/** What compiling a plugin comes to. */
export interface Compilation {
  /** In the order of the sources. */
  readonly diagnostics: readonly Diagnostic[]
  readonly routes: readonly RouteListing[]
  /** The groups with their settings, also where there are errors elsewhere. */
  readonly groups: readonly CompiledGroup[]
  /** The files to write to `.dify-edge`, by name; undefined where there are errors. */
  readonly output: Readonly<Record<string, string>> | undefined
}

/** Compiles the plugin in a folder; nothing is written. */
export const compilePlugin = (folder: string): Compilation => {
  const reader = createReader(realpathSync.native(folder))
  const diagnostics: Diagnostic[] = []
  const reading = readPlugin(reader)
  let step = reading.next()
  for (; !step.done; step = reading.next()) diagnostics.push(step.value)
  const failed = diagnostics.some(({ severity }) => severity === 'error')
  return {
    diagnostics: sortDiagnostics(reader, diagnostics),
    routes: step.value.routes,
    groups: step.value.groups,
    output: failed ? undefined : step.value.emit(),
  }
}

function* readPlugin(reader: PluginReader): Reading<{
  routes: readonly RouteListing[]
  groups: readonly CompiledGroup[]
  emit: () => Record<string, string>
}> {
  const { manifest, groups: references } = yield* readManifest(reader)
  const groups: GroupDeclaration[] = []
  for (const reference of references) {
    const group = yield* readGroup(reader, reference)
    if (group !== undefined) groups.push(group)
  }
  yield* checkSettingNames(groups)
  const endpoints = groups.flatMap((group) => group.endpoints)
  const compiled = yield* compileRoutes(endpoints)
  const handlers = yield* readHandlers(reader, endpoints)
  const groupOf = (endpoint: EndpointDeclaration): number =>
    groups.findIndex((group) => group.endpoints.includes(endpoint))
  const compiledGroups = groups.map(toCompiledGroup)
  return {
    groups: compiledGroups,
    routes: listRoutes(
      compiled,
      handlers,
      (endpoint) => groups[groupOf(endpoint)]?.file.path ?? '',
    ),
    emit: () => {
      const plugin: PluginModule = {
        manifest,
        groups: compiledGroups,
        endpoints: compiled.routes.map(({ endpoint, path, method }) => ({
          id: endpoint.id,
          path: path.text,
          method,
          hidden: endpoint.hidden,
          group: groupOf(endpoint),
        })),
        table: compiled.table,
        handlers: compiled.routes.map(({ endpoint }) => handlers.get(endpoint)?.path ?? ''),
      }
      const typed = compiled.routes.map(({ endpoint, rule }) => ({
        id: endpoint.id,
        group: groupOf(endpoint),
        variables: rule.variables,
      }))
      return { 'plugin.ts': emitPlugin(plugin), 'types.d.ts': emitTypes(plugin.groups, typed) }
    },
  }
}

function* readHandlers(
  reader: PluginReader,
  endpoints: readonly EndpointDeclaration[],
): Reading<ReadonlyMap<EndpointDeclaration, SourceFile>> {
  const handlers = new Map<EndpointDeclaration, SourceFile>()
  const seen = new Map<string, SourceFile | undefined>()
  for (const endpoint of endpoints) {
    const { source } = endpoint
    if (source === undefined) continue
    const key = `${source.language}:${source.path}`
    if (!seen.has(key)) {
      const file = yield* findHandler(reader, endpoint, source)
      if (file !== undefined) yield* checkHandler(file)
      seen.set(key, file)
    }
    const file = seen.get(key)
    if (file !== undefined) handlers.set(endpoint, file)
  }
  return handlers
}

const listRoutes = (
  { routes }: CompiledRoutes,
  handlers: ReadonlyMap<EndpointDeclaration, SourceFile>,
  groupOf: (endpoint: EndpointDeclaration) => string,
): readonly RouteListing[] =>
  routes.map(({ endpoint, path, method, rule }) => ({
    id: endpoint.id,
    method,
    path: path.text,
    handler: handlers.get(endpoint)?.path,
    group: groupOf(endpoint),
    hidden: endpoint.hidden,
    values: Object.fromEntries(rule.variables.map(({ name, type }) => [name, type])),
  }))

const toCompiledGroup = ({ file, settings }: GroupDeclaration): CompiledGroup => ({
  file: file.path,
  settings: settings.flatMap(({ setting }): Setting[] => (setting === undefined ? [] : [setting])),
})

const sortDiagnostics = (
  reader: PluginReader,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] => {
  const order = new Map([...reader.files.keys()].map((path, index) => [path, index]))
  const rank = ({ place }: Diagnostic): number => order.get(place.file.path) ?? -1
  return diagnostics.toSorted((a, b) => rank(a) - rank(b) || a.place.start - b.place.start)
}
