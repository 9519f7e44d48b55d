import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import type { EcmaScriptModule, ParseResult } from 'oxc-parser'
import { bundleModules } from './bundle-modules.ts'
import type { Roots } from './find-dead.ts'
import { LIBRARY } from './package.ts'
import { readCode } from './read-code.ts'

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
  try {
    const alone = new Map(modules.map((file) => [file, parseAlone(root, file)]))
    const others = modules.filter((file) => alone.get(file) === undefined)
    // The bundler works in a process of its own meanwhile.
    const bundling = others.length === 0 ? '' : bundleModules(root, others)
    const parsed = [...alone.values()].filter((one) => one !== undefined)
    const uses = parsed.map(({ program }) => readCode(program))
    const code = await bundling
    if (code === undefined || WHOLE.test(code)) return undefined
    const { program } = parseSync('plugin.js', code, { sourceType: 'module' })
    return unite([...uses, readCode(program)])
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

/** Parses a module that imports nothing but the library, as most handlers do: it needs no bundler. */
const parseAlone = (root: string, file: string): ParseResult | undefined => {
  const text = readFileSync(join(root, file), 'utf8')
  const parsed = parseSync(file, text, { sourceType: 'module' })
  return parsed.errors.length === 0 && isAlone(parsed.module, text) ? parsed : undefined
}

const isAlone = (
  { staticImports, staticExports, dynamicImports }: EcmaScriptModule,
  text: string,
): boolean => {
  const isOwn = staticExports.every(({ entries }) =>
    entries.every(({ moduleRequest }) => moduleRequest === null),
  )
  const isPlain = staticImports.every(
    ({ moduleRequest, entries }) =>
      moduleRequest.value === LIBRARY ||
      (entries.length > 0 && entries.every(({ isType }) => isType)),
  )
  return isOwn && isPlain && dynamicImports.length === 0 && !/\brequire\b/.test(text)
}

/** Imports that give all of the library, as esbuild prints them, and those of what only the build imports. */
const WHOLE = /(?:\bimport|__require\d*)\("dify-edge["/]|\bfrom "dify-edge\//
