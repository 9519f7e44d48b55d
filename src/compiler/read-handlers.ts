import { checkHandler } from './check-handler.ts'
import type { EndpointDeclaration, SourceDeclaration } from './declarations.ts'
import type { Reading } from './diagnostic.ts'
import { findHandler } from './find-handler.ts'
import type { Sharing } from './find-handler.ts'
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
  const idsByFile = new Map<SourceFile, string[]>()
  const sources = groupBySource(endpoints)
  const used = new Set(Array.from(sources.keys(), ({ path }) => path))
  for (const [source, sharing] of sources) {
    const file = yield* findHandler(reader, { source, sharing }, used)
    if (file === undefined) continue
    for (const endpoint of sharing) handlers.set(endpoint, file)
    const ids = sharing.map(({ id }) => id)
    idsByFile.set(file, [...(idsByFile.get(file) ?? []), ...ids])
  }
  for (const [file, ids] of idsByFile) {
    yield* checkHandler(reader, file, { path: file.path, ids })
  }
  return handlers
}

/** The endpoints of each source, by the place where it is named first. */
const groupBySource = (
  endpoints: readonly EndpointDeclaration[],
): ReadonlyMap<SourceDeclaration, Sharing> => {
  const bySource = new Map<string, SourceDeclaration>()
  const sharing = new Map<SourceDeclaration, [EndpointDeclaration, ...EndpointDeclaration[]]>()
  for (const endpoint of endpoints) {
    const { source } = endpoint
    if (source === undefined) continue
    const key = `${source.language} ${source.path}`
    const first = bySource.get(key)
    if (first === undefined) {
      bySource.set(key, source)
      sharing.set(source, [endpoint])
    } else {
      sharing.get(first)?.push(endpoint)
    }
  }
  return sharing
}
