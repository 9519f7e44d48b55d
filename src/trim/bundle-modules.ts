import { builtinModules } from 'node:module'
import { relative, sep } from 'node:path'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import { isEmitted } from './is-emitted.ts'
import { LIBRARY } from './package.ts'

/** All code of modules and of the packages that they import in one text; undefined where they cannot be bundled. */
export const bundleModules = async (
  root: string,
  modules: readonly string[],
): Promise<string | undefined> => {
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
    onResolve({ filter: /\.dify-edge/ }, ({ path, resolveDir }) => {
      const folder = relative(root, resolveDir).split(sep).join('/')
      return isEmitted(folder, path) ? { path, external: true } : undefined
    })
    onLoad({ filter: /\.[^./\\]*$/ }, ({ path }) =>
      /\.(?:[cm]?[jt]s|[jt]sx|json)$/.test(path) ? undefined : { contents: '', loader: 'empty' },
    )
  },
})

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
