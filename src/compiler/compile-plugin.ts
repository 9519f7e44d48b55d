import { realpathSync } from 'node:fs'
import type { CompiledGroup } from '../plugin/compiled-plugin.ts'
import type { Method } from '../plugin/endpoint.ts'
import type { RouteTable } from '../routing/table.ts'
import { compileRoutes } from './compile-routes.ts'
import { collect } from './diagnostic.ts'
import type { Diagnostic, Reading } from './diagnostic.ts'
import { emitOutput, toCompiledGroup } from './emit-output.ts'
import type { Parts } from './emit-output.ts'
import { createReader } from './plugin-reader.ts'
import type { PluginReader } from './plugin-reader.ts'
import { readHandlers } from './read-handlers.ts'
import { readPlugin } from './read-plugin.ts'
import type { SourceFile } from './source-file.ts'

/** One route as people see it. */
export interface RouteListing {
  readonly id: string
  readonly method: Method
  readonly path: string
  /** The handler's file from the plugin root, where there is one. */
  readonly handler: string | undefined
  /** The group's file from the plugin root. */
  readonly group: string
  readonly hidden: boolean
  /** The types of the values, by the name of the variable. */
  readonly values: Readonly<Record<string, string>>
}

/** What compiling a plugin comes to. */
export interface Compilation {
  /** The plugin's folder, without symbolic links. */
  readonly root: string
  /** In the order of the sources. */
  readonly diagnostics: readonly Diagnostic[]
  /** In the order of declaration; what has a mistake is left out. */
  readonly routes: readonly RouteListing[]
  /** The groups with their settings; a setting that has a mistake is left out. */
  readonly groups: readonly CompiledGroup[]
  /** The compiled rules. */
  readonly table: RouteTable
  /** The files of the handlers that were found. */
  readonly handlers: readonly SourceFile[]
  /** The files to write to `.dify-edge`, by name; undefined where there are errors. */
  readonly output: Readonly<Record<string, string>> | undefined
}

/** Compiles the plugin in a folder; nothing is written. */
export const compilePlugin = (folder: string): Compilation => {
  const reader = createReader(realpathSync.native(folder))
  const { result: parts, diagnostics } = collect(readParts(reader))
  const failed = diagnostics.some(({ severity }) => severity === 'error')
  return {
    root: reader.root,
    diagnostics: sort(reader, diagnostics),
    routes: listRoutes(parts),
    groups: parts.declaration.groups.map(toCompiledGroup),
    table: parts.compiled.table,
    handlers: [...new Set(parts.handlers.values())],
    output: failed ? undefined : emitOutput(parts),
  }
}

function* readParts(reader: PluginReader): Reading<Parts> {
  const declaration = yield* readPlugin(reader)
  const compiled = yield* compileRoutes(declaration.endpoints)
  const handlers = yield* readHandlers(reader, declaration.endpoints)
  return { declaration, compiled, handlers }
}

const sort = (
  { reads }: PluginReader,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] => {
  const order = new Map([...reads.keys()].map((path, index) => [path, index]))
  const rank = ({ place }: Diagnostic): number => order.get(place.file.path) ?? -1
  return diagnostics.toSorted((a, b) => rank(a) - rank(b) || a.place.start - b.place.start)
}

const listRoutes = ({ compiled, handlers }: Parts): readonly RouteListing[] =>
  compiled.routes.map(({ endpoint, path, method, rule }) => ({
    id: endpoint.id,
    method,
    path: path.text,
    handler: handlers.get(endpoint)?.path,
    group: endpoint.group.path,
    hidden: endpoint.hidden,
    values: Object.fromEntries(rule.variables.map(({ name, type }) => [name, type])),
  }))
