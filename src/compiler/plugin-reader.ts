import { error } from './diagnostic.ts'
import type { Diagnostic, Place, Reading } from './diagnostic.ts'
import { quote } from './quote.ts'
import { normalizePath, readPluginFile } from './read-file.ts'
import type { FileRead, PluginFolder } from './read-file.ts'
import { readYaml } from './read-yaml.ts'
import type { SourceFile } from './source-file.ts'
import { suggestFile } from './suggest-file.ts'
import { unreachable } from '../unreachable.ts'
import type { YamlNode } from './yaml-node.ts'

/** A file that the author names somewhere. */
export interface Reference {
  /** As the author wrote it. */
  readonly path: string
  /** Where it is named. */
  readonly place: Place
  /** What it is to be, for people: `endpoint file`. */
  readonly kind: FileKind
}

/** The kinds of files that a plugin has. */
export type FileKind = 'manifest' | 'group file' | 'endpoint file' | 'handler'

/** A YAML file and its root value. */
export interface YamlFile {
  readonly file: SourceFile
  readonly node: YamlNode
}

/** The largest YAML file that is read: 1 MiB. */
const MOST_YAML_BYTES = 1024 * 1024

/** Reads the files of one plugin, each at most once. */
export interface PluginReader extends PluginFolder {
  /** What reading each file came to, by path, in the order of being read: the order of the diagnostics. */
  readonly reads: Map<string, FileRead>
  /** Where each group and endpoint file was named first, by kind and path. */
  readonly named: Map<string, Place>
}

/** A reader for the plugin in a folder; `root` holds no symbolic link. */
export const createReader = (root: string): PluginReader => ({
  root,
  inside: new Set(),
  listings: new Map(),
  reads: new Map(),
  named: new Map(),
})

/** What reading a file of the plugin comes to; a file that was read before is the same again. */
export const readOnce = (reader: PluginReader, path: string, mostBytes: number): FileRead => {
  const key = normalizePath(path) ?? path
  const known = reader.reads.get(key)
  if (known !== undefined) return known
  const read = readPluginFile(reader, path, mostBytes)
  reader.reads.set(key, read)
  return read
}

/** The root value of a YAML file that the author names. */
export function* readYamlReference(
  reader: PluginReader,
  reference: Reference,
): Reading<YamlFile | undefined> {
  const read = readOnce(reader, reference.path, MOST_YAML_BYTES)
  if (read.kind !== 'file') {
    yield explainFailure(reader, reference, read)
    return undefined
  }
  const { file } = read
  const node = yield* readYaml(file)
  if (node === undefined) return undefined
  if (node.kind === 'mapping') return { file, node }
  const place = { file, start: node.start, end: node.end }
  yield node.kind === 'scalar' && node.value === null
    ? error('empty-file', place, {
        message: `The ${reference.kind} is empty`,
        hint: EXPECTED[reference.kind],
      })
    : error('wrong-type', place, {
        message: `The ${reference.kind} must be a mapping, not ${node.kind === 'list' ? 'a list' : 'a single value'}`,
        hint: 'write keys and values: "key: value"',
      })
  return undefined
}

const EXPECTED: Readonly<Record<FileKind, string>> = {
  manifest: 'write name, version and plugins: { endpoints: ["group/neko.yaml"] }',
  'group file': 'write "settings" and "endpoints"',
  'endpoint file': 'write "path", "method" and "extra"',
  handler: 'export a class by default',
}

/** Tells whether a file is named for the first time; the second time is a mistake. */
export function* isFirstMention(
  reader: PluginReader,
  { path, place, kind }: Reference,
): Reading<boolean> {
  const key = `${kind} ${normalizePath(path) ?? path}`
  const first = reader.named.get(key)
  if (first === undefined) {
    reader.named.set(key, place)
    return true
  }
  yield error('duplicate-file', place, {
    message: `Cannot use the ${kind} ${quote(path)} twice`,
    hint: 'remove one of the two lines',
    related: { message: 'the first is here', place: first },
  })
  return false
}

/** Tells why a file that the author names cannot be read. */
export const explainFailure = (
  reader: PluginReader,
  { path, place, kind }: Reference,
  failure: Exclude<FileRead, { kind: 'file' }>,
): Diagnostic => {
  switch (failure.kind) {
    case 'missing':
      return error('file-missing', place, {
        message: `Cannot find the ${kind} ${quote(path)}`,
        hint: suggestFile(reader, path, place.file),
      })
    case 'outside':
      return error('file-outside', place, {
        message:
          failure.through === 'path'
            ? `Cannot read ${quote(path)}: it is outside the plugin folder`
            : `Cannot read ${quote(path)}: a symbolic link leads outside the plugin folder`,
        hint: 'copy the file into the plugin; paths start from the plugin folder, with "/" between',
      })
    case 'unreadable':
      return error('file-unreadable', place, {
        message: `Cannot read the ${kind} ${quote(path)}: ${failure.reason}`,
      })
    case 'too-large':
      return error('file-too-large', place, {
        message: `Cannot read ${quote(path)}: it has ${count(failure.bytes)} bytes, and ${count(failure.most)} are the most`,
      })
    case 'not-utf-8': {
      const { file, offset } = failure
      return error(
        'file-encoding',
        { file, start: offset, end: offset + 1 },
        {
          message: `Cannot read the ${kind}: it is not UTF-8`,
          hint: 'save the file as UTF-8',
        },
      )
    }
    default:
      return unreachable(failure)
  }
}

const count = (number: number): string => number.toLocaleString('en')
