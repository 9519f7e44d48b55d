import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import { parseSync } from 'oxc-parser'
import type { Program } from 'oxc-parser'
import type { Roots } from './find-dead.ts'
import { findBindings } from './find-bindings.ts'
import { ENTRY_FILE } from './read-library.ts'
import type { Reference } from './read-module.ts'
import { collectUses, GLOBALS, noUses } from './uses.ts'

const LIBRARY = 'dify-edge'

/**
 * Reads what a plugin's own modules, and all that they import, use of the library. Undefined where that
 * cannot be told: where they cannot be bundled, which wrangler will say, or import the library as a whole.
 *
 * @param root The plugin's folder.
 * @param modules Files from there.
 */
export const readUse = async (
  root: string,
  modules: readonly string[],
): Promise<Roots | undefined> => {
  const code = await bundle(root, modules)
  if (code === undefined) return undefined
  const { program, module } = parseSync('plugin.js', code, { sourceType: 'module' })
  if (
    module.dynamicImports.some(({ moduleRequest: { start, end } }) =>
      /dify-edge/.test(code.slice(start, end)),
    )
  ) {
    return undefined
  }
  const bindings = findBindings(program)
  const foreign = new Set(GLOBALS.filter((name) => !bindings.has(name)))
  const { members } = collectUses(program, noUses(), { literals: true, foreign })
  const imports = findImports(program, members)
  return imports === undefined ? undefined : { imports, members }
}

/** What is imported of the library; undefined where all of it is exported on. */
const findImports = (
  program: Program,
  members: ReadonlySet<string>,
): readonly Reference[] | undefined => {
  const imports: Reference[] = []
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration') return undefined
    const isImport = statement.type === 'ImportDeclaration'
    if (!isImport && statement.type !== 'ExportNamedDeclaration') continue
    if (statement.source?.value !== LIBRARY) continue
    for (const one of statement.specifiers) {
      if (one.type === 'ImportNamespaceSpecifier') {
        for (const name of members) imports.push({ file: ENTRY_FILE, name })
      } else {
        const name =
          one.type === 'ImportSpecifier'
            ? one.imported
            : one.type === 'ExportSpecifier'
              ? one.local
              : undefined
        if (name !== undefined)
          imports.push({ file: ENTRY_FILE, name: 'name' in name ? name.name : name.value })
      }
    }
  }
  return imports
}

/** All code of the plugin's modules and their packages in one text. */
const bundle = async (root: string, modules: readonly string[]): Promise<string | undefined> => {
  const contents = modules.map((file, index) => `export { default as m${index} } from './${file}'`)
  try {
    const { outputFiles } = await build({
      stdin: { contents: contents.join('\n'), resolveDir: root },
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      target: 'esnext',
      conditions: ['workerd', 'worker', 'browser'],
      external: [LIBRARY, `${LIBRARY}/*`, 'node:*', 'cloudflare:*'],
      plugins: [onlyCode],
      logLevel: 'silent',
      write: false,
    })
    return outputFiles[0]?.text
  } catch {
    return undefined
  }
}

/** Takes files that are no code, which name nothing, as empty, and leaves out what the build itself emits. */
const onlyCode: Plugin = {
  name: 'only-code',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /\.dify-edge\/plugin\.ts$/ }, ({ path }) => ({ path, external: true }))
    onLoad({ filter: /\.[^./\\]*$/ }, ({ path }) =>
      /\.(?:[cm]?[jt]s|[jt]sx|json)$/.test(path) ? undefined : { contents: '', loader: 'empty' },
    )
  },
}
