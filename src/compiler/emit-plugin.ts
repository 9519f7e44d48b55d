import { posix } from 'node:path'
import type { CompiledManifest, CompiledPlugin } from '../plugin/compiled-plugin.ts'
import { permits } from '../plugin/permits.ts'
import { isTyped } from './begin-handler.ts'
import { className } from './class-name.ts'
import { emitLiteral, emitMembers, emitText } from './emit-literal.ts'

/** A plugin whose handlers are still files: paths from the plugin root. */
export type PluginModule = CompiledPlugin<string>

/** The first line of what the build writes. */
export const EMITTED_NOTE =
  '// Written by the build from the YAML of the plugin: change that, not this.'

/** The module `.dify-edge/plugin.ts`: the compiled plugin as literals, its handlers imported. */
export const emitPlugin = (plugin: PluginModule): string => {
  const names = nameHandlers(plugin.handlers)
  const imports = [...names].map(
    ([file, name]) =>
      `${isTyped(file) ? '' : UNTYPED}import ${name} from ${emitText(posix.join('..', file))}\n`,
  )
  const { handlers, ...data } = plugin
  const members = Object.entries(data).map(
    ([key, value]) => `  ${key}: ${emitLiteral(value, '  ')},\n`,
  )
  const parts = sessionParts(plugin.manifest)
  const used = handlers.map((file) => names.get(file) ?? '')
  return [
    `${EMITTED_NOTE}\n`,
    `import type { Plugin } from 'dify-edge'\n`,
    `import { ${[...parts, LINKS].toSorted().join(', ')} } from 'dify-edge/session-parts'\n`,
    ...imports,
    '\nexport const plugin: Plugin = {\n',
    ...members,
    `  session: { ${parts.join(', ')} },\n`,
    `  ${LINKS},\n`,
    `  handlers: ${emitMembers({ open: '[', close: ']', indent: '  ' }, used)},\n}\n`,
  ].join('')
}

const MODELS = ['llm', 'text-embedding', 'rerank', 'tts', 'speech2text', 'moderation'] as const

/** What serves the links to files. */
const LINKS = 'links'

/** The parts of the session that the manifest permits; files need no permission. */
const sessionParts = (manifest: CompiledManifest): readonly string[] => [
  ...(permits(manifest, 'app') ? ['app'] : []),
  'file',
  ...(MODELS.some((kind) => permits(manifest, kind)) ? ['model'] : []),
  ...(permits(manifest, 'storage') ? ['storage'] : []),
]

// A JavaScript module has no types, and tsc asks for them.
const UNTYPED = '// @ts-ignore\n'

/** A name for each handler's file, sorted by file: `endpoints/girls-talk.ts` is `GirlsTalk`. */
const nameHandlers = (files: readonly string[]): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const taken = new Set(RESERVED)
  for (const file of [...new Set(files)].toSorted()) {
    const name = className(posix.parse(file).name)
    let free = name
    for (let count = 2; taken.has(free); count++) free = `${name}${count}`
    taken.add(free)
    names.set(file, free)
  }
  return names
}

// Names that the emitted module uses itself.
const RESERVED = ['Plugin', 'Infinity', 'NaN']
