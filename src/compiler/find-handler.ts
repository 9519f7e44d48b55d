import type { EndpointDeclaration, SourceDeclaration } from './declarations.ts'
import { error, placeIn } from './diagnostic.ts'
import type { Diagnostic, Reading } from './diagnostic.ts'
import { className } from './emit-plugin.ts'
import { emitText } from './emit-literal.ts'
import { explainFailure, readOnce } from './plugin-reader.ts'
import type { PluginReader } from './plugin-reader.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import { withoutExtension } from './without-extension.ts'

/** The module with the handler of an endpoint; undefined, and told of, where there is none. */
export function* findHandler(
  reader: PluginReader,
  endpoint: EndpointDeclaration,
  source: SourceDeclaration,
): Reading<SourceFile | undefined> {
  const place = placeIn(endpoint.file, source.node)
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
  yield missingHandler(endpoint, source)
  return undefined
}

/** The largest module that is looked at: 10 MiB, more than a Worker may have. */
const MOST_MODULE_BYTES = 10 * 1024 * 1024

const MODULE = /\.(?:m?[jt]s|[jt]sx)$/

const LANGUAGES = { typescript: 'TypeScript', javascript: 'JavaScript' } as const

const candidates = ({ language, path }: SourceDeclaration): readonly string[] =>
  language === 'python' ? [`${withoutExtension(path)}.ts`, `${withoutExtension(path)}.js`] : [path]

const missingHandler = (
  { id, file }: EndpointDeclaration,
  source: SourceDeclaration,
): Diagnostic => {
  const [path = source.path] = candidates(source)
  const name = className(path.slice(path.lastIndexOf('/') + 1, path.lastIndexOf('.')))
  return error('handler-missing', placeIn(file, source.node), {
    message:
      source.language === 'python'
        ? `Cannot run the Python handler ${quote(source.path)}: ${quote(path)} is missing`
        : `Cannot find the handler ${quote(path)}`,
    hint: `write ${quote(path)}: export default class ${name.slice(0, 80)} extends Endpoint<${emitText(id)}> { _invoke(r, values, settings) { ... } }`,
  })
}
