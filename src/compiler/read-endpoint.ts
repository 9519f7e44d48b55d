import { METHODS } from '../plugin/endpoint.ts'
import { declaredEndpoint } from '../plugin/declared-endpoint.ts'
import { checkShape } from './check-shape.ts'
import type { EndpointDeclaration, SourceDeclaration } from './declarations.ts'
import { error, placeIn, warning } from './diagnostic.ts'
import type { Diagnostic, Place, Reading } from './diagnostic.ts'
import { looksLike } from './looks-like.ts'
import { nearest } from './nearest.ts'
import { isFirstMention, readYamlReference } from './plugin-reader.ts'
import type { PluginReader, Reference } from './plugin-reader.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import { withoutExtension } from './without-extension.ts'
import { textAt, valueAt } from './yaml-node.ts'
import type { ScalarText, YamlNode } from './yaml-node.ts'

/** Reads the endpoint in a file of its own. */
export function* readEndpointFile(
  reader: PluginReader,
  reference: Reference,
): Reading<EndpointDeclaration | undefined> {
  const { place } = reference
  const group = place.file
  if (!(yield* isFirstMention(reader, reference))) return undefined
  const read = yield* readYamlReference(reader, reference)
  if (read === undefined) return undefined
  const { file, node } = read
  if (file === group) {
    // A group file that lists itself is accepted by Dify's packager, and no route comes of it.
    yield warning('wrong-kind', place, {
      message: `The group file ${quote(reference.path)} lists itself; no endpoint comes of it`,
      hint: 'name a file that has "path" and "method"',
    })
    return undefined
  }
  const kind = looksLike(node)
  if (kind !== undefined && kind !== 'endpoint file') {
    yield error('wrong-kind', place, {
      message: `Cannot read ${quote(reference.path)} as an endpoint file: it is a ${kind}`,
      hint:
        kind === 'group file'
          ? 'name it in the manifest, under plugins.endpoints'
          : 'name a file that has "path" and "method"',
    })
    return undefined
  }
  return yield* readEndpoint({ id: withoutExtension(file.path), file, group, place, node })
}

/** Reads an endpoint wherever it is written. */
export function* readEndpoint(written: {
  readonly id: string
  readonly file: SourceFile
  readonly group: SourceFile
  readonly place: Place
  readonly node: YamlNode
}): Reading<EndpointDeclaration> {
  const { id, file, group, place, node } = written
  const subject = { file, node, name: 'the endpoint', hints: { method: hintMethod } }
  const { whole, parts } = yield* checkShape(subject, declaredEndpoint)
  const method = textAt(node, 'method')
  const known = METHODS.find((name) => name === method?.text)
  if (method !== undefined && known === undefined) yield unknownMethod(file, method)
  const source = sourceOf(node)
  if (whole !== undefined && source === undefined) yield withoutSource(file, node)
  return {
    id,
    file,
    group,
    place,
    path: textAt(node, 'path'),
    method: known,
    hidden: parts.hidden ?? false,
    source,
  }
}

const sourceOf = (node: YamlNode): SourceDeclaration | undefined => {
  const extra = valueAt(node, 'extra')
  for (const language of ['typescript', 'javascript', 'python'] as const) {
    const source = textAt(valueAt(extra, language), 'source')
    if (source !== undefined) return { language, path: source.text, node: source.node }
  }
  return undefined
}

const withoutSource = (file: SourceFile, node: YamlNode): Diagnostic =>
  error('missing-key', placeIn(file, valueAt(node, 'extra') ?? node), {
    message: 'The endpoint names no handler',
    hint: 'add typescript: { source: "endpoints/duck.ts" } to "extra"',
  })

const LIST = METHODS.join(', ')

const hintMethod = (node: YamlNode): string | undefined =>
  node.kind === 'list'
    ? 'write one endpoint for each method; they can share the path and the handler'
    : `write one of ${LIST}`

const unknownMethod = (file: SourceFile, { text, node }: ScalarText): Diagnostic => {
  const upper = text.trim().toUpperCase()
  const meant = METHODS.some((method) => method === upper) ? upper : nearest(upper, METHODS)
  return error('unknown-method', placeIn(file, node), {
    message: `Cannot route the method ${quote(text)}`,
    hint: meant === undefined ? adviseMethod(upper) : `write ${quote(meant)}`,
  })
}

const adviseMethod = (method: string): string => {
  if (/[\s,|/]/.test(method))
    return 'write one endpoint for each method; they can share the path and the handler'
  if (method === 'PATCH') return `Dify routes no PATCH; use PUT or POST (allowed: ${LIST})`
  if (method === 'ANY' || method === 'ALL' || method === '*')
    return `write one endpoint for each method of ${LIST}`
  return `write one of ${LIST}`
}
