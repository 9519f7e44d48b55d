import { beginHandler } from './begin-handler.ts'
import type { EndpointDeclaration, SourceDeclaration } from './declarations.ts'
import { error, placeIn } from './diagnostic.ts'
import type { Diagnostic, Reading } from './diagnostic.ts'
import { explainFailure, readOnce } from './plugin-reader.ts'
import type { PluginReader } from './plugin-reader.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import { findNear } from './suggest-file.ts'
import { withoutExtension } from './without-extension.ts'

/** A source, and the endpoints that name it. */
export interface SourceUse {
  readonly source: SourceDeclaration
  readonly sharing: Sharing
}

/** The endpoints that share a source, in order; the first is where a mistake in it is told. */
export type Sharing = readonly [EndpointDeclaration, ...EndpointDeclaration[]]

/** The module with the handler of some endpoints; undefined, and told of, where there is none. */
export function* findHandler(
  reader: PluginReader,
  use: SourceUse,
  used: ReadonlySet<string>,
): Reading<SourceFile | undefined> {
  const { source } = use
  const [{ file }] = use.sharing
  const place = placeIn(file, source.node)
  if (source.language !== 'python' && !MODULE.test(source.path)) {
    yield error('invalid-value', place, {
      message: `Cannot run ${quote(source.path)} as ${LANGUAGES[source.language]}`,
      hint: 'name a file that ends in .ts, .tsx, .mts, .js, .jsx or .mjs',
    })
    return undefined
  }
  for (const path of candidates(source)) {
    const read = readOnce(reader, path, MOST_MODULE_BYTES)
    if (read.kind === 'file') return read.file
    if (read.kind === 'missing') continue
    yield explainFailure(reader, { path, place, kind: 'handler' }, read)
    return undefined
  }
  yield missingHandler(reader, use, used)
  return undefined
}

/** The largest module that is looked at: 10 MiB, more than a Worker may have. */
const MOST_MODULE_BYTES = 10 * 1024 * 1024

const MODULE = /\.(?:m?[jt]s|[jt]sx)$/

const LANGUAGES = { typescript: 'TypeScript', javascript: 'JavaScript' } as const

const candidates = ({ language, path }: SourceDeclaration): readonly string[] =>
  language === 'python' ? [`${withoutExtension(path)}.ts`, `${withoutExtension(path)}.js`] : [path]

const missingHandler = (
  reader: PluginReader,
  { source, sharing }: SourceUse,
  used: ReadonlySet<string>,
): Diagnostic => {
  const [path = source.path] = candidates(source)
  const meant = findNear(reader, path, (near) => MODULE.test(near) && !used.has(near))
  const ids = sharing.map(({ id }) => id)
  return error('handler-missing', placeIn(sharing[0].file, source.node), {
    message:
      source.language === 'python'
        ? `Cannot run the Python handler ${quote(source.path)}: ${quote(path)} is missing`
        : `Cannot find the handler ${quote(path)}`,
    hint:
      meant === undefined
        ? `write ${quote(path)}: ${beginHandler({ path, ids })}`
        : `did you mean ${quote(meant)}? paths start from the plugin folder`,
  })
}
