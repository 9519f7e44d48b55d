import { error, placeIn } from './diagnostic.ts'
import type { Diagnostic } from './diagnostic.ts'
import { nearest } from './nearest.ts'
import { quote } from './quote.ts'
import type { Span } from './source-file.ts'
import { capitalize, follow, formatPath } from './subject.ts'
import type { Subject } from './subject.ts'
import type { YamlEntry, YamlNode } from './yaml-node.ts'

/** Tells of a key that is needed and not there; where another key looks like a misspelling of it, that one is `explained`. */
export const missingKey = (
  { file, ...subject }: Subject,
  path: readonly unknown[],
  explained: Set<YamlEntry>,
): Diagnostic => {
  const key = String(path.at(-1))
  const { node, entry } = follow({ file, ...subject }, path.slice(0, -1))
  const owner = path.length > 1 ? quote(formatPath(path.slice(0, -1))) : capitalize(subject.name)
  const entries = node.kind === 'mapping' ? node.entries : new Map<string, YamlEntry>()
  const empty = entries.get(key)
  if (empty !== undefined) {
    return error('missing-key', placeIn(file, empty.keySpan), {
      message: `${quote(key)} must not be empty`,
      hint: EXAMPLES[key] ?? `give ${quote(key)} a value`,
    })
  }
  const misspelt = [...entries.values()].find((other) => nearest(other.key, [key]) !== undefined)
  if (misspelt !== undefined) {
    explained.add(misspelt)
    return error('missing-key', placeIn(file, misspelt.keySpan), {
      message: `${owner} needs ${quote(key)}, and ${quote(misspelt.key)} is not known`,
      hint: `did you mean ${quote(key)}?`,
    })
  }
  const moved = MISPLACED[key]
    ?.map((name) => entries.get(name))
    .find((other) => other !== undefined)
  if (moved !== undefined) {
    explained.add(moved)
    return error('missing-key', placeIn(file, moved.keySpan), {
      message: `${owner} needs ${quote(key)}, and ${quote(moved.key)} belongs in it`,
      hint: EXAMPLES[key] ?? `move it into ${quote(key)}`,
    })
  }
  return error('missing-key', placeIn(file, entry?.keySpan ?? firstKey(node)), {
    message: `${owner} needs ${quote(key)}`,
    hint: EXAMPLES[key] ?? `add ${quote(key)}`,
  })
}

// A whole mapping is too much to point at.
const firstKey = (node: YamlNode): Span => {
  const [first] = node.kind === 'mapping' ? node.entries.values() : []
  return first?.keySpan ?? { start: node.start, end: Math.min(node.start + 1, node.end) }
}

/** Keys that are often written beside the one that they belong in. */
const MISPLACED: Readonly<Record<string, readonly string[] | undefined>> = {
  extra: ['source', 'typescript', 'javascript', 'python'],
}

const EXAMPLES: Readonly<Record<string, string>> = {
  path: 'add the path that callers ask for, such as path: "/duck/<app_id>"',
  method: 'add one of HEAD, GET, POST, PUT, DELETE, OPTIONS, such as method: "GET"',
  label: 'add a text for the form, such as label: { en_US: "API key" }',
  en_US: 'add the English text: en_US: "..."; it stands in for languages that are missing',
  type: 'add one of secret-input, text-input, select, boolean, app-selector, model-selector, array[tools]',
  extra: 'name the handler, such as extra: { typescript: { source: "endpoints/duck.ts" } }',
  source: 'name the handler\'s file from the plugin root, such as source: "endpoints/duck.ts"',
  value: 'add the value that is stored when the option is chosen',
  name: 'add a name of lower-case letters, digits, "_" and "-"',
  version: 'add a version, such as version: "0.0.1"',
  plugins: 'name the group file, such as plugins: { endpoints: ["group/neko.yaml"] }',
  endpoints: 'name the group file, such as endpoints: ["group/neko.yaml"]',
}
