import { error, placeIn } from './diagnostic.ts'
import type { Checking } from './diagnostic.ts'
import { quote } from './quote.ts'
import type { SourceFile } from './source-file.ts'
import type { YamlEntry, YamlNode } from './yaml-node.ts'

/** The keys of a mapping while it is read. */
type Entries = Map<string, YamlEntry>

/** Adds a key that stands in the mapping; the second of its name is a mistake and is left out. */
export function* addEntry(file: SourceFile, entries: Entries, entry: YamlEntry): Checking {
  const first = entries.get(entry.key)
  if (first === undefined) {
    entries.set(entry.key, entry)
    return
  }
  yield error('duplicate-key', placeIn(file, entry.keySpan), {
    message: `Cannot set ${quote(entry.key)} twice`,
    hint: 'keep one of them',
    related: { message: 'the first is here', place: placeIn(file, first.keySpan) },
  })
}

/** Takes over the keys of a `<<`: a mapping, or a list of mappings of which the first goes before. Keys that are there stay. */
export function* mergeInto(file: SourceFile, entries: Entries, value: YamlNode): Checking {
  switch (value.kind) {
    case 'list':
      for (const part of value.entries) yield* mergeInto(file, entries, part)
      return
    case 'mapping':
      for (const [key, entry] of value.entries) if (!entries.has(key)) entries.set(key, entry)
      return
    default:
      yield error('wrong-type', placeIn(file, value), {
        message: 'Cannot merge a value that is no mapping into this one',
        hint: 'give "<<" an alias of a mapping, or a list of such aliases',
      })
  }
}
