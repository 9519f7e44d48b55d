import { checkHandler } from './check-handler.ts'
import type { EndpointDeclaration } from './declarations.ts'
import type { Reading } from './diagnostic.ts'
import { findHandler } from './find-handler.ts'
import type { PluginReader } from './plugin-reader.ts'
import type { SourceFile } from './source-file.ts'

/** The handler's file of each endpoint that has one. */
export type Handlers = ReadonlyMap<EndpointDeclaration, SourceFile>

/** Finds and checks the handlers; a source that several endpoints share is looked at once. */
export function* readHandlers(
  reader: PluginReader,
  endpoints: readonly EndpointDeclaration[],
): Reading<Handlers> {
  const handlers = new Map<EndpointDeclaration, SourceFile>()
  const bySource = new Map<string, SourceFile | undefined>()
  const checked = new Set<SourceFile>()
  for (const endpoint of endpoints) {
    const { source } = endpoint
    if (source === undefined) continue
    const key = `${source.language} ${source.path}`
    if (!bySource.has(key)) bySource.set(key, yield* findHandler(reader, endpoint, source))
    const file = bySource.get(key)
    if (file === undefined) continue
    if (!checked.has(file)) yield* checkHandler(file)
    checked.add(file)
    handlers.set(endpoint, file)
  }
  return handlers
}
