import { join } from 'node:path'
import type { CompiledManifest } from '../plugin/compiled-plugin.ts'
import { declaredManifest } from '../plugin/declared-manifest.ts'
import { checkShape } from './check-shape.ts'
import { error, placeIn, warning, wholeFile } from './diagnostic.ts'
import type { Checking, Diagnostic, Reading } from './diagnostic.ts'
import { listFolder } from './list-folder.ts'
import { readYamlReference } from './plugin-reader.ts'
import type { PluginReader, Reference } from './plugin-reader.ts'
import type { SourceFile } from './source-file.ts'
import { valueAt } from './yaml-node.ts'
import type { YamlNode } from './yaml-node.ts'

/** What a manifest says, or what stands in for it, and the group files it points to. */
export interface ManifestReading {
  readonly manifest: CompiledManifest
  readonly groups: readonly Reference[]
}

const MANIFEST = 'manifest.yaml'
const OTHER_MANIFEST = 'manifest.yml'
const GROUP_FOLDER = 'group'

/** Reads the manifest; without one, the group files are those in `group/`. */
export function* readManifest(reader: PluginReader): Reading<ManifestReading> {
  const names = listFolder(reader.root)
  if (!names.includes(MANIFEST)) {
    if (names.includes(OTHER_MANIFEST)) yield renamedManifest()
    return yield* withoutManifest(reader)
  }
  const read = yield* readYamlReference(reader, {
    path: MANIFEST,
    place: wholeFile(MANIFEST),
    kind: 'manifest',
  })
  if (read === undefined) return { manifest: NO_MANIFEST, groups: [] }
  const { file, node } = read
  const { whole } = yield* checkShape({ file, node, name: 'the manifest' }, declaredManifest)
  yield* checkPermission(file, node)
  const list = valueAt(valueAt(node, 'plugins'), 'endpoints')
  const groups = referencesIn(file, list)
  if (list?.kind === 'list' && list.entries.length === 0) {
    yield warning('no-endpoints', placeIn(file, list), {
      message: 'The plugin has no endpoints: every request will be answered with 404',
      hint: 'name the group file, such as endpoints: ["group/neko.yaml"]',
    })
  }
  if (whole === undefined) return { manifest: NO_MANIFEST, groups }
  const { author = '', name, version, resource } = whole
  const permission = resource?.permission
  return {
    manifest: { author, name, version, ...(permission === undefined ? {} : { permission }) },
    groups,
  }
}

const renamedManifest = (): Diagnostic =>
  warning('file-missing', wholeFile(OTHER_MANIFEST), {
    message: `The manifest is not read: it must be called "${MANIFEST}"`,
    hint: `rename "${OTHER_MANIFEST}" to "${MANIFEST}"`,
  })

const NO_MANIFEST: CompiledManifest = { author: '', name: 'plugin', version: '0.0.0' }

function* withoutManifest(reader: PluginReader): Reading<ManifestReading> {
  const groups = listFolder(join(reader.root, GROUP_FOLDER))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => {
      const path = `${GROUP_FOLDER}/${name}`
      return { path, place: wholeFile(path), kind: 'group file' as const }
    })
  if (groups.length === 0) {
    yield error('no-endpoints', wholeFile(MANIFEST), {
      message: `Cannot find a plugin here: neither a "${MANIFEST}" nor a group file in "${GROUP_FOLDER}"`,
      hint: 'run this in the folder of a plugin, or name the folder',
    })
  }
  return { manifest: NO_MANIFEST, groups }
}

const referencesIn = (file: SourceFile, list: YamlNode | undefined): readonly Reference[] =>
  list?.kind !== 'list'
    ? []
    : list.entries.flatMap((entry) =>
        entry.kind === 'scalar' && typeof entry.value === 'string'
          ? [{ path: entry.value, place: placeIn(file, entry), kind: 'group file' as const }]
          : [],
      )

// Dify refuses to set up the endpoints of a plugin that has other permissions but not this one.
function* checkPermission(file: SourceFile, node: YamlNode): Checking {
  const permission = valueAt(valueAt(node, 'resource'), 'permission')
  if (permission?.kind !== 'mapping') return
  const enabled = valueAt(valueAt(permission, 'endpoint'), 'enabled')
  if (enabled !== undefined && !(enabled.kind === 'scalar' && enabled.value === false)) return
  const [first] = permission.entries.values()
  yield warning('permission-missing', placeIn(file, enabled ?? first?.keySpan ?? permission), {
    message: 'The manifest does not ask for endpoints: Dify would refuse to set them up',
    hint: 'add endpoint: { enabled: true } to resource.permission',
  })
}
