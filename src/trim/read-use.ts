import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import { parseSync, Visitor } from 'oxc-parser'
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
  if (code === undefined || WHOLE.test(code)) return undefined
  try {
    return readCode(code)
  } catch (error) {
    // The stack overflows where code nests too deep, as generated code may.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Imports that give all of the library, as esbuild prints them, and those of what only the build imports. */
const WHOLE = /(?:\bimport|__require\d*)\("dify-edge["/]|\bfrom "dify-edge\//

const readCode = (code: string): Roots | undefined => {
  const { program } = parseSync('plugin.js', code, { sourceType: 'module' })
  const bindings = findBindings(program)
  const foreign = new Set(GLOBALS.filter((name) => !bindings.has(name)))
  const { members } = collectUses(program, noUses(), { literals: true, foreign })
  const imports = findImports(program, members)
  return imports === undefined ? undefined : { imports, members }
}

/** What is imported of the library; undefined where all of it is, and not just for a member. */
const findImports = (
  program: Program,
  members: ReadonlySet<string>,
): readonly Reference[] | undefined => {
  const names: string[] = []
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== LIBRARY) continue
    for (const one of statement.specifiers) {
      if (one.type === 'ImportNamespaceSpecifier') {
        if (isPassedOn(one.local.name, program)) return undefined
        names.push(...members)
      } else if (one.type === 'ImportSpecifier') {
        names.push('name' in one.imported ? one.imported.name : one.imported.value)
      }
    }
  }
  return names.map((name) => ({ file: ENTRY_FILE, name }))
}

/** Tells whether a variable is used in another way than `variable.member`. */
const isPassedOn = (variable: string, program: Program): boolean => {
  let count = 0
  new Visitor({
    Identifier: ({ name }) => {
      if (name === variable) count += 1
    },
    MemberExpression: ({ object, computed }) => {
      if (object.type === 'Identifier' && object.name === variable && !computed) count -= 1
    },
  }).visit(program)
  // The import itself is one.
  return count > 1
}

/** All code of the plugin's modules and their packages in one text. */
const bundle = async (root: string, modules: readonly string[]): Promise<string | undefined> => {
  // A Worker may export more than its default.
  const contents = modules.map(
    (file, index) => `export * as m${index} from ${JSON.stringify(`./${file}`)}`,
  )
  try {
    const { outputFiles } = await build({
      stdin: { contents: contents.join('\n'), resolveDir: root },
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      target: 'esnext',
      conditions: ['workerd', 'worker', 'browser'],
      external: [LIBRARY, `${LIBRARY}/*`, 'node:*', 'cloudflare:*'],
      plugins: [takeCode(root), builtins],
      logLevel: 'silent',
      write: false,
    })
    return outputFiles[0]?.text
  } catch {
    return undefined
  }
}

/** Takes files that are no code, which name nothing, as empty, and leaves out what the build itself emits there. */
const takeCode = (root: string): Plugin => ({
  name: 'take-code',
  setup: ({ onLoad, onResolve }) => {
    const emitted = join(root, '.dify-edge/plugin')
    onResolve({ filter: EMITTED }, ({ path, resolveDir }) => {
      const isOwn = join(resolveDir, path).replace(/\.\w+$/, '') === emitted
      return isOwn ? { path, external: true } : undefined
    })
    onLoad({ filter: /\.[^./\\]*$/ }, ({ path }) =>
      /\.(?:[cm]?[jt]s|[jt]sx|json)$/.test(path) ? undefined : { contents: '', loader: 'empty' },
    )
  },
})

const EMITTED = /^\..*\.dify-edge\/plugin(?:\.\w+)?$/

/** Lets modules of Node that are named without a prefix be, where there is no package of that name. */
const builtins: Plugin = {
  name: 'builtins',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: BUILTIN }, async ({ path, pluginData, ...options }) => {
      if (pluginData === BUILTIN) return undefined
      const found = await resolve(path, { ...options, pluginData: BUILTIN })
      return found.errors.length === 0 ? found : { path, external: true }
    })
  },
}

const BUILTIN = new RegExp(`^(?:${builtinModules.join('|')})$`)
