import { declaredGroup } from '../plugin/declared-group.ts'
import { checkKeys } from './check-keys.ts'
import type { EndpointDeclaration, GroupDeclaration } from './declarations.ts'
import { error, placeIn } from './diagnostic.ts'
import type { Reading } from './diagnostic.ts'
import { looksLike } from './looks-like.ts'
import { isFirstMention, readYamlReference } from './plugin-reader.ts'
import type { PluginReader, Reference } from './plugin-reader.ts'
import { quote } from './quote.ts'
import { readEndpoint, readEndpointFile } from './read-endpoint.ts'
import { readSettings } from './read-settings.ts'
import type { SourceFile } from './source-file.ts'
import { withoutExtension } from './without-extension.ts'
import { describeNode, valueAt } from './yaml-node.ts'
import type { YamlNode } from './yaml-node.ts'

/** Reads a group file with its settings and the endpoints it names. */
export function* readGroup(
  reader: PluginReader,
  reference: Reference,
): Reading<GroupDeclaration | undefined> {
  if (!(yield* isFirstMention(reader, reference))) return undefined
  const read = yield* readYamlReference(reader, reference)
  if (read === undefined) return undefined
  const { file, node } = read
  const kind = looksLike(node)
  if (kind === 'endpoint file' || kind === 'manifest') {
    yield error('wrong-kind', reference.place, {
      message: `Cannot read ${quote(reference.path)} as a group file: it is ${kind === 'manifest' ? 'a manifest' : 'an endpoint file'}`,
      hint: 'name the file that has "settings" and "endpoints"; that one lists the endpoint files',
    })
    return undefined
  }
  yield* checkKeys(file, node, { shape: declaredGroup, explained: new Set() })
  const settings = yield* readSettings(file, node)
  const endpoints = yield* readEndpoints(reader, { file, node })
  const list = valueAt(node, 'endpoints')
  const namesEndpoints = list !== undefined && !(list.kind === 'list' && list.entries.length === 0)
  return { file, settings, endpoints, namesEndpoints }
}

function* readEndpoints(
  reader: PluginReader,
  { file, node }: { readonly file: SourceFile; readonly node: YamlNode },
): Reading<readonly EndpointDeclaration[]> {
  const list = valueAt(node, 'endpoints')
  if (list === undefined) return []
  if (list.kind !== 'list') {
    yield error('wrong-type', placeIn(file, list), {
      message: `"endpoints" must be a list, not ${describeNode(list)}`,
      hint: 'begin each endpoint on a line of its own with "- "',
    })
    return []
  }
  const endpoints: EndpointDeclaration[] = []
  for (const [index, entry] of list.entries.entries()) {
    const endpoint = yield* readEntry(reader, { file, entry, index })
    if (endpoint !== undefined) endpoints.push(endpoint)
  }
  return endpoints
}

function* readEntry(
  reader: PluginReader,
  { file, entry, index }: { file: SourceFile; entry: YamlNode; index: number },
): Reading<EndpointDeclaration | undefined> {
  const place = placeIn(file, entry)
  if (entry.kind === 'mapping') {
    const id = `${withoutExtension(file.path)}#${index}`
    return yield* readEndpoint({ id, file, group: file, place, node: entry })
  }
  if (entry.kind === 'list' || typeof entry.value !== 'string') {
    yield error('wrong-type', place, {
      message: `An endpoint must be the path of its file, or a mapping, not ${describeNode(entry)}`,
      hint: 'write "- endpoints/duck.yaml"',
    })
    return undefined
  }
  return yield* readEndpointFile(reader, { path: entry.value, place, kind: 'endpoint file' })
}
