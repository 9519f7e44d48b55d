import { checkIds } from './check-ids.ts'
import { checkSettingNames } from './check-setting-names.ts'
import type { GroupDeclaration, PluginDeclaration } from './declarations.ts'
import { placeIn, warning } from './diagnostic.ts'
import type { Reading } from './diagnostic.ts'
import type { PluginReader } from './plugin-reader.ts'
import { readGroup } from './read-group.ts'
import { readManifest } from './read-manifest.ts'

/** Reads all declarations of a plugin: the manifest, the groups it points to, the endpoints they name. */
export function* readPlugin(reader: PluginReader): Reading<PluginDeclaration> {
  const { manifest, groups: references } = yield* readManifest(reader)
  const groups: GroupDeclaration[] = []
  for (const reference of references) {
    const group = yield* readGroup(reader, reference)
    if (group !== undefined) groups.push(group)
  }
  const endpoints = groups.flatMap((group) => group.endpoints)
  yield* checkSettingNames(groups)
  yield* checkIds(endpoints)
  const [first] = groups
  const named = groups.length < references.length || groups.some((group) => group.namesEndpoints)
  if (first !== undefined && !named) {
    yield warning('no-endpoints', placeIn(first.file, { start: 0, end: 0 }), {
      message: 'The plugin has no endpoints: every request will be answered with 404',
      hint: 'list endpoint files under "endpoints" in the group file',
    })
  }
  return { manifest, groups, endpoints }
}
