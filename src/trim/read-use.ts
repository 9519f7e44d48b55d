import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { bundleModules } from './bundle-modules.ts'
import { isEmitted } from './is-emitted.ts'
import type { Roots } from './roots.ts'
import { LIBRARY } from './package.ts'
import type { ParsedModule } from './parsed-module.ts'
import { readCode } from './read-code.ts'

/**
 * Reads what a plugin's own modules, and all that they import, use of the library. Undefined where that
 * cannot be told: where they cannot be bundled, which wrangler will say, or import the library as a whole.
 *
 * @param root The plugin's folder.
 * @param files The modules, from there.
 * @param parsed Those of them that were parsed already.
 */
export const readUse = async (
  root: string,
  files: readonly string[],
  parsed: ReadonlyMap<string, ParsedModule | undefined> = new Map(),
): Promise<Roots | undefined> => {
  try {
    const modules = new Map(files.map((file) => [file, parsed.get(file) ?? parse(root, file)]))
    const [alone, others] = partition(modules)
    // The bundler works in a process of its own meanwhile.
    const bundling = others.length === 0 ? '' : bundleModules(root, others)
    const uses = alone.map(readCode)
    const code = await bundling
    if (code === undefined || WHOLE.test(code)) return undefined
    return unite([...uses, readCode(parseText('plugin.js', code))])
  } catch (error) {
    // The stack overflows where code nests too deep, as generated code may.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const unite = (uses: readonly (Roots | undefined)[]): Roots | undefined => {
  const known = uses.filter((use) => use !== undefined)
  if (known.length < uses.length) return undefined
  const members = new Set<string>()
  for (const use of known) for (const member of use.members) members.add(member)
  return {
    imports: known.flatMap(({ imports }) => imports),
    unused: known.flatMap(({ unused = [] }) => unused),
    members,
  }
}

const parse = (root: string, file: string): ParsedModule =>
  parseText(file, readFileSync(join(root, file), 'utf8'))

const parseText = (file: string, text: string): ParsedModule => ({
  text,
  result: parseSync(file, text, { sourceType: 'module' }),
})

/** The modules that need no bundler, and the files of those that do. */
const partition = (
  modules: ReadonlyMap<string, ParsedModule>,
): readonly [alone: readonly ParsedModule[], others: readonly string[]] => {
  const alone: ParsedModule[] = []
  const others: string[] = []
  for (const [file, module] of modules) {
    if (isAlone(file, module)) alone.push(module)
    else others.push(file)
  }
  return [alone, others]
}

/** Tells whether a module imports nothing but the library, as most handlers do, and what the build emits, as the Worker does. */
const isAlone = (file: string, found: ParsedModule): boolean => {
  if (found.result.errors.length > 0) return false
  const { staticImports, staticExports, dynamicImports } = found.result.module
  const isOwn = staticExports.every(({ entries }) =>
    entries.every(({ moduleRequest }) => moduleRequest === null),
  )
  const isPlain = staticImports.every(
    ({ moduleRequest, entries }) =>
      moduleRequest.value === LIBRARY ||
      isEmitted(posix.dirname(file), moduleRequest.value) ||
      (entries.length > 0 && entries.every(({ isType }) => isType)),
  )
  return isOwn && isPlain && dynamicImports.length === 0 && !/\brequire\b/.test(found.text)
}

/** Imports that give all of the library, as esbuild prints them, and those of what only the build imports. */
const WHOLE = /(?:\bimport|__require\d*)\("dify-edge["/]|\bfrom "dify-edge\//
